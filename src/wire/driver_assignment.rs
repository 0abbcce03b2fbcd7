//! Which driver had which vehicle, and when.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{EngineType, OdirectMode, VehicleCategory};
use crate::wire::person::Person;
use crate::wire::vehicle::AssetType;

/// One record of `affectations_chauffeurs/historique`: a driver's time with a vehicle.
#[wire]
pub struct DriverAssignmentRecord {
    /// The vehicle.
    pub vehicule: AssignedVehicle,
    /// The driver.
    pub chauffeur: Person,
    /// When, and the identifiers.
    pub chauffeurVehicule: DriverAssignment,
}

/// When a driver had a vehicle.
#[wire]
pub struct DriverAssignment {
    /// Whether the vehicle is a company car.
    pub isVehiculeFonction: bool,
    /// Identifier of the vehicle.
    pub idVehicule: Integer,
    /// When it began.
    pub dateDebut: DateTime,
    /// Identifier of the driver.
    pub idIndividu: Integer,
    /// Identifier of the assignment.
    pub id: Integer,
    /// When it ended.
    pub dateFin: DateTime,
}

/// A vehicle that a driver had.
#[wire]
pub struct AssignedVehicle {
    /// Whether the button for events is enabled.
    pub boutonEvenementEnabled: bool,
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
