//! `GET vehicule_engin/vehicles`: the vehicles and machines of the fleet.

use ocean_fleet_engine::definition::{AnswerDef, DateTime, Integer, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{DeviceSummary, Driver, Entity};
use crate::wire::enumerations::{EcoDrivingCategory, EcoDrivingState, EngineType, VehicleCategory};
use crate::wire::vehicle_record::VehicleRecord;

/// A record of the answer.
pub(super) type Record = VehicleRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "vehicles",
    method: Method::Get,
    path: "vehicule_engin/vehicles",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("registration", ParameterKind::Text, "Only the vehicle with this registration.")
            .on_the_wire("immatriculation"),
    ],
    rules: &[],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: Vehicle::DEF },
    doc: "The vehicles and machines of the fleet, with their device, driver, entity, odometer and planned visits.",
    page: "Fleet Management",
    key: "id",
    place: Place::None,
});

/// A vehicle or machine of the fleet.
#[model]
pub struct Vehicle {
    /// Vehicle identifier.
    #[from(vehicle.id)]
    pub id: Integer,
    /// Name: the vendor's description of the vehicle.
    #[from(vehicle.description)]
    pub name: String,
    /// Registration: what the number plate says.
    #[from(vehicle.immatriculation)]
    pub registration: String,
    /// VIN: vehicle identification number, 17 characters.
    #[from(vehicle.vin)]
    pub vin: String,
    /// Number of the vehicle in the client's fleet.
    #[from(vehicle.numeroParc)]
    pub fleet_number: String,
    /// Serial number of the vehicle or machine.
    #[from(vehicle.numeroSerie)]
    pub serial_number: String,
    /// On-board number.
    #[from(vehicle.numeroEmbarque)]
    pub on_board_number: Integer,
    /// Make.
    #[from(vehicle.marque)]
    pub make: String,
    /// Model.
    #[from(vehicle.modele)]
    pub model: String,
    /// Category of vehicle or machine.
    #[from(vehicle.categorie)]
    pub category: VehicleCategory,
    /// Identifier of the type of vehicle or machine.
    #[from(vehicle.libelleTypeAsset.id)]
    pub asset_type_id: Integer,
    /// Type of vehicle or machine, as the client names it.
    #[from(vehicle.libelleTypeAsset.libelle)]
    pub asset_type: String,
    /// Name of the type's icon.
    #[from(vehicle.libelleTypeAsset.nomIcone)]
    pub asset_type_icon: String,
    /// Colour.
    #[from(vehicle.couleur)]
    pub colour: String,
    /// Distinguishing marks.
    #[from(vehicle.signesDistinctifs)]
    pub distinguishing_marks: String,
    /// Name of the vehicle's image.
    #[from(vehicle.nomImage)]
    pub image: String,
    /// When the vehicle was first registered.
    #[from(vehicle.date1ereMec)]
    pub first_registered_at: DateTime,
    /// Whether the vehicle runs on one energy or is a plug-in hybrid.
    #[from(vehicle.typeMotorisation)]
    pub engine_type: EngineType,
    /// Identifier of the type of energy.
    #[from(vehicle.idEnergie)]
    pub energy_type_id: Integer,
    /// Fiscal horsepower: the rating that French vehicle tax is based on.
    #[from(vehicle.nombreCvFiscaux)]
    pub fiscal_horsepower: Number,
    /// Consumption, in the unit that `consumptionUnitId` stands for.
    #[from(vehicle.valeurConsommation)]
    pub consumption: Number,
    /// Identifier of the unit of consumption.
    #[from(vehicle.idUniteConsommation)]
    pub consumption_unit_id: Integer,
    /// PRK: cost price per kilometre. The vendor states no currency.
    #[from(vehicle.prk)]
    pub cost_per_kilometre: Number,
    /// CO₂ emission. The vendor states no unit.
    #[from(emissionCo2, vehicle.emissionCo2)]
    pub co2_emission: Number,
    /// State of the eco-driving function.
    #[from(vehicle.etatEcoConduite)]
    pub eco_driving_state: EcoDrivingState,
    /// Category for the eco-driving scores.
    #[from(vehicle.categorieVehiculeEcoConduite)]
    pub eco_driving_category: EcoDrivingCategory,
    /// Whether the vehicle is located.
    #[from(vehicle.geolocalise)]
    pub is_located: bool,
    /// Whether the privacy mode is enabled.
    #[from(vehicle.privacyEnabled)]
    pub is_privacy_enabled: bool,
    /// Whether drivers identify themselves on board.
    #[from(vehicle.dispositifIdentifiant)]
    pub has_driver_identification: bool,
    /// Whether inputs or outputs of the device are in use: an auxiliary motor, …
    #[from(vehicle.dioEnabled)]
    pub has_auxiliary_equipment: bool,
    /// Whether the vehicle is deleted, its data being kept.
    #[from(vehicle.suppressionLogique)]
    pub is_deleted: bool,
    /// The device on board.
    #[group(boitier)]
    pub device: DeviceSummary,
    /// The driver.
    #[group(chauffeur)]
    pub driver: Driver,
    /// The entity the vehicle belongs to.
    #[group(entite)]
    pub entity: Entity,
    /// The odometer at the end of the previous day, as calculated at midnight.
    #[group(releve)]
    pub odometer: OdometerReading,
    /// The odometer, adjusted by the distance or time travelled since the last automatic reading.
    #[group(releveAjuste)]
    pub adjusted_odometer: OdometerReading,
    /// The maintenance visits that are planned.
    #[list(visites)]
    pub maintenance_visits: Vec<MaintenanceVisit>,
}

/// A reading of the odometer.
#[model]
pub struct OdometerReading {
    /// Identifier of the reading.
    #[from(id)]
    pub id: Integer,
    /// What the odometer showed. The vendor states no unit: of vehicles a distance, of machines hours.
    #[from(value)]
    pub value: Number,
    /// When it was read.
    #[from(dateReleve)]
    pub at: DateTime,
}

/// A planned maintenance visit.
#[model]
pub struct MaintenanceVisit {
    /// Identifier of the maintenance visit.
    #[from(idVisiteEntretien)]
    pub id: Integer,
    /// Description of the visit.
    #[from(description)]
    pub description: String,
    /// When the visit is planned.
    #[from(datePrevue)]
    pub planned_at: DateTime,
    /// At which odometer reading the visit is planned. The vendor states no unit.
    #[from(compteurPrevu)]
    pub planned_odometer: Number,
}
