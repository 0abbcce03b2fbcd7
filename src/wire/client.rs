//! The vendor's customers, and those who supply them.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::MapProvider;

/// A customer of the vendor.
#[wire]
pub struct Client {
    /// Operator code of the client.
    pub codeExploitant: String,
    /// Since when the client is in litigation.
    pub dateContentieux: DateTime,
    /// Time zone of the client.
    pub fuseauHoraire: String,
    /// Client identifier.
    pub id: Integer,
    /// Client name.
    pub nom: String,
    /// Whether the client is deleted, its data being kept.
    pub suppressionLogique: bool,
}

/// A distributor of devices.
#[wire]
pub struct Distributor {
    /// Postal address.
    pub adresse: String,
    /// When the distributor was created.
    pub dateCreation: DateTime,
    /// Name of the distributor.
    pub designation: String,
    /// Email address.
    pub email: String,
    /// Email address for operations.
    pub emailOperationnel: String,
    /// Distributor identifier.
    pub id: Integer,
    /// Whose maps the distributor's clients see.
    pub mapProvider: MapProvider,
    /// Phone number.
    pub telephone: String,
}

/// An order.
#[wire]
pub struct Order {
    /// Comment on the order.
    pub commentaire: String,
    /// Order identifier.
    pub id: Integer,
    /// Order number.
    pub numero: String,
    /// Number of items ordered.
    pub quantite: Integer,
}
