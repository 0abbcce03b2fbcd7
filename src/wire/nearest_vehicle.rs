//! The nearest vehicles' record: a vehicle, where it is, and how far that is from the place that was asked about.

use ocean_fleet_engine::definition::{DateTime, Number};
use ocean_fleet_macros::wire;

use crate::wire::address::Address;
use crate::wire::driver::DriverIdentification;
use crate::wire::entity::VehicleGroup;
use crate::wire::enumerations::{ImmobilizationState, MobileState};
use crate::wire::vehicle::VehicleLight;

/// One record of `vehicule_engin/nearestVehicles`: a vehicle near a place.
#[wire]
pub struct NearestVehicleRecord {
    /// Where the vehicle is.
    pub address: Address,
    /// Distance to the place.
    pub distance: Number,
    /// The driver.
    pub driver: DriverIdentification,
    /// Duration of the way to the place.
    pub duration: Number,
    /// Estimated time of arrival.
    pub eta: DateTime,
    /// Whether the vehicle is standing, driving or working.
    pub etatMobile: MobileState,
    /// When the position was taken.
    pub gmtPos: DateTime,
    /// Whether the GPS had a fix.
    pub gpsCale: bool,
    /// The group the vehicle belongs to.
    pub group: VehicleGroup,
    /// Whether the vehicle is immobilized.
    pub immobilisationState: ImmobilizationState,
    /// A time that the vendor does not explain.
    pub time: Number,
    /// The vehicle.
    pub vehicle: VehicleLight,
}
