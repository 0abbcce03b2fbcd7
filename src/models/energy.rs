//! What is left of fuel or battery. Starts at the wire's `EnergyLevel`.

use ocean_fleet_engine::definition::{DateTime, Number};
use ocean_fleet_macros::model;

use crate::wire::enumerations::{EnergyType, Unit};

/// How much energy a vehicle has left.
#[model]
pub struct Energy {
    /// Type of energy.
    #[from(energy)]
    pub r#type: EnergyType,
    /// Level of the gauge, in `unit`.
    #[from(gaugeLevel)]
    pub level: Number,
    /// Unit of the level.
    #[from(unit)]
    pub unit: Unit,
    /// Range left. The vendor states no unit.
    #[from(autonomie)]
    pub range: Number,
    /// When the level was measured.
    #[from(energyLevelDate)]
    pub at: DateTime,
}
