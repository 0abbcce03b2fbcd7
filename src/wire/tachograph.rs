//! What a tachograph knows of vehicle and driver.

use ocean_fleet_engine::definition::{DateTime, Map, Number};
use ocean_fleet_macros::wire;

use crate::wire::coordinates::Coordinates;
use crate::wire::enumerations::DriverActivity;
use crate::wire::person::Person;
use crate::wire::vehicle::VehicleSummary;

/// What a tachograph has counted in a period.
#[wire]
pub struct TachographCounter {
    /// Distance in kilometres.
    pub cumulKilometrique: Number,
    /// When the period starts.
    pub debut: DateTime,
    /// Activity → its duration.
    pub durationMap: Map<Number>,
    /// When the period ends.
    pub fin: DateTime,
}

/// The state of a tachograph.
#[wire]
pub struct TachographState {
    /// What driver 1 is doing.
    pub activiteConducteur1: DriverActivity,
    /// What driver 2 is doing.
    pub activiteConducteur2: DriverActivity,
    /// Number of driver 1's card.
    pub carteConducteur1: String,
    /// Number of driver 2's card.
    pub carteConducteur2: String,
    /// When the state begins.
    pub debut: DateTime,
    /// When the state ends.
    pub fin: DateTime,
    /// Odometer in kilometres.
    pub indexKilometrique: Number,
    /// The driver.
    pub individu: Person,
    /// Serial number of the device.
    pub numeroSerieBoitier: String,
    /// The current position.
    pub positionCurr: Coordinates,
    /// The position before.
    pub positionPrev: Coordinates,
    /// The vehicle.
    pub vehicule: VehicleSummary,
}
