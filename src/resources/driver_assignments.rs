//! `GET affectations_chauffeurs/historique`: which driver had which vehicle.

use ocean_fleet_engine::definition::{AnswerDef, DateTime, Integer, ModelType, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{Driver, VehicleIdentity};
use crate::wire::driver_assignment::DriverAssignmentRecord;

/// A record of the answer.
pub(super) type Record = DriverAssignmentRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "driverAssignments",
    method: Method::Get,
    path: "affectations_chauffeurs/historique",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("vehicleId", ParameterKind::Id, "Only assignments to this vehicle.")
            .on_the_wire("idVehicule"),
        ParameterDef::new("driverId", ParameterKind::Id, "Only assignments of this driver.").on_the_wire("idIndividu"),
    ],
    rules: &[],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: DriverAssignment::DEF },
    doc: "Which driver had which vehicle, and when.",
    page: "Positions and Trips",
    key: "id",
    place: Place::None,
});

/// A driver's time with a vehicle.
#[model]
pub struct DriverAssignment {
    /// Identifier of the assignment.
    #[from(chauffeurVehicule.id)]
    pub id: Integer,
    /// When it began.
    #[from(chauffeurVehicule.dateDebut)]
    pub started_at: DateTime,
    /// When it ended.
    #[from(chauffeurVehicule.dateFin)]
    pub ended_at: DateTime,
    /// Whether the vehicle is a company car.
    #[from(chauffeurVehicule.isVehiculeFonction)]
    pub is_company_car: bool,
    /// Identifier of the vehicle.
    #[from(chauffeurVehicule.idVehicule)]
    pub vehicle_id: Integer,
    /// Identifier of the driver.
    #[from(chauffeurVehicule.idIndividu)]
    pub driver_id: Integer,
    /// The vehicle.
    #[group(vehicule)]
    pub vehicle: VehicleIdentity,
    /// The driver.
    #[group(chauffeur)]
    pub driver: Driver,
}
