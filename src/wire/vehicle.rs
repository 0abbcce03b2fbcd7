//! Vehicles and machines, in the three extents in which the vendor sends them.

use ocean_fleet_engine::definition::{DateTime, Integer, Number};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{
    ApcMode, EcoDrivingCategory, EcoDrivingState, EngineType, OdirectMode, VehicleCategory,
};

/// A vehicle, with all that is known of it.
#[wire]
pub struct Vehicle {
    /// APC mode of the device.
    pub apcMode: ApcMode,
    /// Whether the device sits before the circuit breaker.
    pub boitierAvantCoupeCircuit: bool,
    /// Whether a buzzer warns of speeding.
    pub buzzerSurvitesseEnabled: bool,
    /// Vehicle category.
    pub categorie: VehicleCategory,
    /// Category for the eco-driving scores.
    pub categorieVehiculeEcoConduite: EcoDrivingCategory,
    /// Colour of the vehicle. At most 50 characters.
    pub couleur: String,
    /// Whether there is a battery cut-off.
    pub coupeBatterie: bool,
    /// When the vehicle was first put on the road.
    pub date1ereMec: DateTime,
    /// Description of the vehicle.
    pub description: String,
    /// Whether the opening of doors is detected.
    pub detectionPorteEnabled: bool,
    /// Whether inputs or outputs of the device are in use (auxiliary motor, …).
    pub dioEnabled: bool,
    /// Whether drivers identify themselves on board.
    pub dispositifIdentifiant: bool,
    /// CO₂ emission.
    pub emissionCo2: Number,
    /// State of the eco-driving function.
    pub etatEcoConduite: EcoDrivingState,
    /// Whether the vehicle is located.
    pub geolocalise: bool,
    /// Whether geomission is enabled.
    pub geomissionEnabled: bool,
    /// Whether geosecurity is enabled.
    pub geosecuriteEnabled: bool,
    /// Vehicle identifier.
    pub id: Integer,
    /// Identifier of the type of energy.
    pub idEnergie: Integer,
    /// Identifier of the mode of travel.
    pub idModeDeplacement: Integer,
    /// Identifier of the unit of consumption.
    pub idUniteConsommation: Integer,
    /// Registration: what the number plate says.
    pub immatriculation: String,
    /// Whether the immobilizer is wired.
    pub immobilisationCablee: bool,
    /// The type of asset.
    pub libelleTypeAsset: AssetType,
    /// Make.
    pub marque: String,
    /// Model.
    pub modele: String,
    /// Name of the vehicle's image.
    pub nomImage: String,
    /// Fiscal horsepower.
    pub nombreCvFiscaux: Number,
    /// On-board number.
    pub numeroEmbarque: Integer,
    /// Fleet number.
    pub numeroParc: String,
    /// Serial number of the vehicle.
    pub numeroSerie: String,
    /// O-Direct mode: how the vehicle's data reach the vendor.
    pub odirectMode: OdirectMode,
    /// Whether the privacy mode is enabled.
    pub privacyEnabled: bool,
    /// PRK: cost price per kilometre.
    pub prk: Number,
    /// Distinguishing marks.
    pub signesDistinctifs: String,
    /// Whether the vehicle is deleted, its data being kept.
    pub suppressionLogique: bool,
    /// Single-energy or hybrid.
    pub typeMotorisation: EngineType,
    /// Consumption.
    pub valeurConsommation: Number,
    /// VIN: vehicle identification number, 17 characters.
    pub vin: String,
}

/// A vehicle, without its consumption, VIN and eco-driving.
#[wire]
pub struct VehicleSummary {
    /// Vehicle category.
    pub categorie: VehicleCategory,
    /// Colour of the vehicle. At most 50 characters.
    pub couleur: String,
    /// Description of the vehicle.
    pub description: String,
    /// Whether the opening of doors is detected.
    pub detectionPorteEnabled: bool,
    /// Whether inputs or outputs of the device are in use (auxiliary motor, …).
    pub dioEnabled: bool,
    /// Whether drivers identify themselves on board.
    pub dispositifIdentifiant: bool,
    /// Whether the vehicle is located.
    pub geolocalise: bool,
    /// Whether geosecurity is enabled.
    pub geosecuriteEnabled: bool,
    /// Vehicle identifier.
    pub id: Integer,
    /// Registration: what the number plate says.
    pub immatriculation: String,
    /// Whether the immobilizer is wired.
    pub immobilisationCablee: bool,
    /// The type of asset.
    pub libelleTypeAsset: AssetType,
    /// Make.
    pub marque: String,
    /// Model.
    pub modele: String,
    /// Name of the vehicle's image.
    pub nomImage: String,
    /// On-board number.
    pub numeroEmbarque: Integer,
    /// Fleet number.
    pub numeroParc: String,
    /// Serial number of the vehicle.
    pub numeroSerie: String,
    /// O-Direct mode: how the vehicle's data reach the vendor.
    pub odirectMode: OdirectMode,
    /// Whether the privacy mode is enabled.
    pub privacyEnabled: bool,
    /// Whether the vehicle is deleted, its data being kept.
    pub suppressionLogique: bool,
    /// Single-energy or hybrid.
    pub typeMotorisation: EngineType,
}

/// A vehicle, without even its registration, make and model.
#[wire]
pub struct VehicleLight {
    /// Vehicle category.
    pub categorie: VehicleCategory,
    /// Description of the vehicle.
    pub description: String,
    /// Whether the opening of doors is detected.
    pub detectionPorteEnabled: bool,
    /// Whether inputs or outputs of the device are in use (auxiliary motor, …).
    pub dioEnabled: bool,
    /// Whether drivers identify themselves on board.
    pub dispositifIdentifiant: bool,
    /// Whether the vehicle is located.
    pub geolocalise: bool,
    /// Whether geosecurity is enabled.
    pub geosecuriteEnabled: bool,
    /// Vehicle identifier.
    pub id: Integer,
    /// Whether the immobilizer is wired.
    pub immobilisationCablee: bool,
    /// The type of asset.
    pub libelleTypeAsset: AssetType,
    /// Name of the vehicle's image.
    pub nomImage: String,
    /// O-Direct mode: how the vehicle's data reach the vendor.
    pub odirectMode: OdirectMode,
    /// Whether the privacy mode is enabled.
    pub privacyEnabled: bool,
    /// Whether the vehicle is deleted, its data being kept.
    pub suppressionLogique: bool,
    /// Single-energy or hybrid.
    pub typeMotorisation: EngineType,
}

/// A type of vehicle or machine, as the client names it.
#[wire]
pub struct AssetType {
    /// Category of the asset type.
    pub categorie: VehicleCategory,
    /// Asset type identifier.
    pub id: Integer,
    /// Asset type label.
    pub libelle: String,
    /// Name of the asset type's icon.
    pub nomIcone: String,
    /// Rank of the asset type in lists.
    pub ordre: Integer,
}
