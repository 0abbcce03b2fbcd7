//! The last known situation of a vehicle.

use ocean_fleet_engine::definition::{DateTime, Integer, Number};
use ocean_fleet_macros::wire;

use crate::wire::address::Address;
use crate::wire::driver::DriverIdentification;
use crate::wire::energy::EnergyLevel;
use crate::wire::entity::{Entity, VehicleGroup};
use crate::wire::enumerations::{ImmobilizationState, MobileState};
use crate::wire::event::{Event, RecentEvent};
use crate::wire::tachograph::{TachographCounter, TachographState};
use crate::wire::vehicle::VehicleSummary;

/// Where a vehicle was last seen, with its driver, its energy and its last events.
#[wire]
pub struct VehiclePosition {
    /// Where the vehicle was.
    pub address: Address,
    /// The inputs and outputs of the device that are in use.
    pub cataloguesDio: Vec<DigitalInput>,
    /// The tachograph's counters.
    pub chronotachygrapheCounter: TachographCounter,
    /// Odometer.
    pub compteur: Number,
    /// The tachograph's current state.
    pub currentChrono: TachographState,
    /// Distance travelled.
    pub distance: Number,
    /// Fuel or battery level.
    pub energyLevel: EnergyLevel,
    /// The entity the driver belongs to.
    pub entiteChauffeur: Entity,
    /// The entity the vehicle belongs to.
    pub entiteVehicle: Entity,
    /// Whether the vehicle was standing, driving or working.
    pub etatMobile: MobileState,
    /// Whether the GPS had a fix.
    pub gpsCale: bool,
    /// The group the vehicle belongs to.
    pub group: VehicleGroup,
    /// When the vehicle was there.
    pub heure: DateTime,
    /// Identifier of the position.
    pub id: Integer,
    /// Identifier of the time schedule that applies.
    pub idRattachementHoraire: Integer,
    /// Whether the vehicle is immobilized.
    pub immobilisationState: ImmobilizationState,
    /// The driver.
    pub individu: DriverIdentification,
    /// The last event, if within the last 24 hours.
    pub lastEventWithinTheLast24h: RecentEvent,
    /// The last technical event, if within the last 24 hours.
    pub lastTechnicalEventWithinTheLast24h: RecentEvent,
    /// The last event of any sort.
    pub lastUnifiedEvent: Event,
    /// Days without communication.
    pub nbDaysInNC: Integer,
    /// Whether the vehicle is charging.
    pub onCharge: bool,
    /// Travel time.
    pub tempsParcours: Number,
    /// The vehicle.
    pub vehicle: VehicleSummary,
    /// VIN: vehicle identification number, 17 characters.
    pub vin: String,
    /// Speed at that moment.
    pub vitesseInstantanee: Number,
}

/// An input or output of a device, such as an auxiliary motor.
#[wire]
pub struct DigitalInput {
    /// Code of the input.
    pub code: String,
    /// Identifier of the input.
    pub id: Integer,
    /// Whether the signal is inverted.
    pub inverse: bool,
    /// Label of the input.
    pub libelle: String,
}
