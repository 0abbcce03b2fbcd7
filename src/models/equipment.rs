//! Equipment and its tag. They start at the wire's `Equipment` and `DeviceLight`.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::model;

/// A piece of equipment in short.
#[model]
pub struct EquipmentIdentity {
    /// Equipment identifier.
    #[from(id)]
    pub id: Integer,
    /// Name: the vendor's description of the equipment.
    #[from(description)]
    pub name: String,
    /// Make.
    #[from(marque)]
    pub make: String,
    /// Model.
    #[from(modele)]
    pub model: String,
    /// Reference.
    #[from(reference)]
    pub reference: String,
}

/// The tag of a piece of equipment.
#[model]
pub struct EquipmentDevice {
    /// Device identifier.
    #[from(id)]
    pub id: Integer,
    /// Serial number, as printed on the tag.
    #[from(numeroSerieBoi)]
    pub serial_number: String,
}
