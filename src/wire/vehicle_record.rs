//! The vehicles' record: a vehicle with its device, driver, entity, odometer and planned visits.

use ocean_fleet_engine::definition::{DateTime, Integer, Number};
use ocean_fleet_macros::wire;

use crate::wire::device::Device;
use crate::wire::entity::Entity;
use crate::wire::person::Person;
use crate::wire::vehicle::Vehicle;

/// One record of `vehicule_engin/vehicles`: a vehicle or machine of the fleet.
#[wire]
pub struct VehicleRecord {
    /// The device on board.
    pub boitier: Device,
    /// The driver.
    pub chauffeur: Person,
    /// CO₂ emission rate.
    pub emissionCo2: Number,
    /// The entity the vehicle belongs to.
    pub entite: Entity,
    /// The odometer at the end of the previous day, as calculated at midnight.
    pub releve: OdometerReading,
    /// The odometer, adjusted by the distance or time travelled since the last automatic reading.
    pub releveAjuste: OdometerReading,
    /// The vehicle itself.
    pub vehicle: Vehicle,
    /// The maintenance visits that are planned.
    pub visites: Vec<MaintenanceVisit>,
}

/// A reading of the odometer.
#[wire]
pub struct OdometerReading {
    /// When the odometer was read.
    pub dateReleve: DateTime,
    /// Identifier of the reading.
    pub id: Integer,
    /// What the odometer showed.
    pub value: Number,
}

/// A planned maintenance visit.
#[wire]
pub struct MaintenanceVisit {
    /// Expected odometer reading.
    pub compteurPrevu: Number,
    /// Expected date.
    pub datePrevue: DateTime,
    /// Description of the visit.
    pub description: String,
    /// Identifier of the maintenance visit.
    pub idVisiteEntretien: Integer,
}
