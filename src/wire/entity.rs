//! The organisation of a client's fleet.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::wire;

/// One record of `mobility/v1/entities`: an organisational unit of a client.
#[wire]
pub struct EntityRecord {
    /// Entity identifier.
    pub id: Integer,
    /// Entity name.
    pub nom: String,
}

/// An organisational unit of a client, as other records mention it.
#[wire]
pub struct Entity {
    /// Entity identifier.
    pub id: Integer,
    /// Entity name. At most 150 characters.
    pub nom: String,
    /// Whether the entity is deleted, its data being kept.
    pub suppressionLogique: bool,
}

/// A group of vehicles.
#[wire]
pub struct VehicleGroup {
    /// Description of the group.
    pub descriptionGrp: String,
    /// Group identifier.
    pub id: Integer,
    /// Whether the group is deleted, its data being kept.
    pub suppressionLogique: bool,
}
