//! Fuel and battery.

use ocean_fleet_engine::definition::{DateTime, Number};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{ChargeType, EnergyType, Unit};

/// How much energy a vehicle has left.
#[wire]
pub struct EnergyLevel {
    /// Range left.
    pub autonomie: Number,
    /// Reserve.
    pub capaciteReserve: Number,
    /// The battery's charge.
    pub chargeElectrique: ElectricCharge,
    /// The type of energy.
    pub energy: EnergyType,
    /// When the level was measured.
    pub energyLevelDate: DateTime,
    /// Level of the gauge.
    pub gaugeLevel: Number,
    /// The period of the last measurement.
    pub lastEnergyLevelPeriod: Period,
    /// Unit of the level.
    pub unit: Unit,
}

/// The charge of an electric vehicle's battery.
#[wire]
pub struct ElectricCharge {
    /// Capacity of the battery.
    pub capaciteBatterie: Quantity,
    /// Whether the battery is fully charged.
    pub charge100Pct: bool,
    /// Whether the battery charges fast.
    pub fastCharge: bool,
    /// How long the vehicle has been plugged in.
    pub periodeBranchement: Period,
    /// How long the battery has been charging.
    pub periodeCharge: Period,
    /// Charge at the beginning, in percent.
    pub pourcentageBatterieDebut: Number,
    /// Charge at the end, in percent.
    pub pourcentageBatterieFin: Number,
    /// Time until fully charged.
    pub tempsCharge100Pct: Number,
    /// The way of charging.
    pub typeCharge: ChargeType,
}

/// A number with its unit.
#[wire]
pub struct Quantity {
    /// The unit.
    pub unit: Unit,
    /// The number.
    pub value: Number,
}

/// A period with its length.
#[wire]
pub struct Period {
    /// Length in days.
    pub daysDuration: Number,
    /// When it begins.
    pub debut: DateTime,
    /// When it ends.
    pub fin: DateTime,
    /// Length as a time.
    pub timeDuration: Number,
}
