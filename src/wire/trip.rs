//! Where vehicles are and have been, as the pages on positions and trips have it.

use ocean_fleet_engine::definition::{Integer, Number};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{EngineEnergyType, ImmobilizationState, TripAnomaly, TripState, TripStepKind};

/// One record of `mobility/v1/vehiclePositions`: a vehicle, and where it was last.
#[wire]
pub struct VehiclePositionRecord {
    /// Description of the vehicle.
    pub description: String,
    /// Name of the entity the vehicle belongs to.
    pub entityName: String,
    /// Whether the vehicle is immobilized.
    pub etatImmobilisation: ImmobilizationState,
    /// Kind of vehicle.
    pub genre: String,
    /// Whether the vehicle can be located.
    pub geolocalise: bool,
    /// Vehicle identifier: here, text.
    pub id: String,
    /// Registration.
    pub immat: String,
    /// Make.
    pub marque: String,
    /// Model.
    pub modele: String,
    /// Name of the image.
    pub nomImage: String,
    /// Where the vehicle was last.
    pub position: TripPosition,
}

/// Where a vehicle was, and who drove it.
#[wire]
pub struct TripPosition {
    /// Heading.
    pub cap: Number,
    /// A date whose form is not documented.
    pub date: String,
    /// The driver.
    pub driver: TripDriver,
    /// What the vehicle did.
    pub etat: TripState,
    /// The postal address found there.
    pub fullAddress: FullAddress,
    /// Whether the GPS had a fix.
    pub gpsCale: bool,
    /// A time whose form is not documented.
    pub heure: String,
    /// Latitude in degrees (WGS 84).
    pub latitudeY: Number,
    /// Longitude in degrees (WGS 84).
    pub longitudeX: Number,
    /// The closest of the client's points of interest.
    pub poi: TripPlace,
}

/// A driver in short.
#[wire]
pub struct TripDriver {
    /// Employee number.
    pub matricule: String,
    /// Last name.
    pub nom: String,
    /// First name.
    pub prenom: String,
    /// Phone number.
    pub tel: String,
}

/// A postal address.
#[wire]
pub struct FullAddress {
    /// Street and house number.
    pub address: String,
    /// Country.
    pub country: String,
    /// Postal code.
    pub postalCode: String,
    /// Town.
    pub town: String,
}

/// A point of interest in short.
#[wire]
pub struct TripPlace {
    /// Colour on the map, as in HTML.
    pub couleurHTML: String,
    /// Name of the place.
    pub nom: String,
    /// Name of the type of place.
    pub nomType: String,
}

/// One record of `positions/search`: a vehicle, and where it has been.
#[wire]
pub struct PositionHistoryRecord {
    /// Where the vehicle has been.
    pub positions: Vec<PastPosition>,
    /// The vehicle.
    pub vehicle: PastVehicle,
}

/// A vehicle that has been somewhere.
#[wire]
pub struct PastVehicle {
    /// Description of the vehicle.
    pub descriptionVehicule: String,
    /// Vehicle identifier.
    pub idVehicule: Integer,
    /// Registration.
    pub immatriculation: String,
    /// By what the vehicle is driven.
    pub typeMotorisationEnergie: EngineEnergyType,
}

/// Where a vehicle has been.
#[wire]
pub struct PastPosition {
    /// The postal address found there.
    pub address: FullAddress,
    /// The address of the point of interest there.
    pub adresseDeReference: String,
    /// How exact the position is, in metres.
    pub approximationMeter: Number,
    /// Heading.
    pub cap: Number,
    /// The driver's name.
    pub chauffeur: String,
    /// Fuel consumption, in litres.
    pub consommationThermiqueL: Number,
    /// A date whose form is not documented.
    pub date: String,
    /// Distance from the previous position, in metres.
    pub distanceDepuisPosPrecMeter: Number,
    /// What the vehicle did.
    pub etat: String,
    /// The driver's initials.
    pub initialesChauffeur: String,
    /// Latitude in degrees (WGS 84).
    pub latitudeY: Number,
    /// Longitude in degrees (WGS 84).
    pub longitudeX: Number,
    /// The driver's employee number.
    pub matriculeChauffeur: String,
    /// Type of the point of interest there.
    pub typePoi: String,
    /// Speed, in kilometres an hour.
    pub vitesseKmh: Number,
}

/// One record of `mobility/v1/ficheJour`: a trip or a stop of a vehicle's day.
#[wire]
pub struct DailyReportRecord {
    /// What is wrong with it, if anything.
    pub anomalyType: TripAnomaly,
    /// Distance, in metres.
    pub distanceMeter: Number,
    /// Duration, in milliseconds.
    pub dureeMs: Number,
    /// Identifier of the trip or stop.
    pub id: Integer,
    /// Where it began.
    pub posDeb: TripPosition,
    /// Where it ended.
    pub posFin: TripPosition,
    /// Whether it is a trip or a stop.
    pub r#type: TripStepKind,
}

/// One record of `mobility/v1/trajet`: a point of a trip's way.
#[wire]
pub struct TripPathRecord {
    /// Identifier of the position.
    pub idPos: Integer,
    /// Latitude in degrees (WGS 84).
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    pub longitude: Number,
}
