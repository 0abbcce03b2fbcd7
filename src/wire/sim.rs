//! The SIM card of a device.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

/// A SIM card.
#[wire]
pub struct Sim {
    /// When the card was imported.
    pub dateImport: DateTime,
    /// ICCID: the serial number of the card.
    pub iccid: String,
    /// Identifier of the card.
    pub idSim: Integer,
    /// Name of the file the card was imported from.
    pub nomFichierImport: String,
    /// Whether the card is out of service.
    pub simHs: bool,
}
