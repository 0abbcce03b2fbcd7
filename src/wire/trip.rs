//! Where vehicles are and have been, as the pages on positions and trips have it.

use ocean_fleet_engine::definition::Number;
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{ImmobilizationState, TripState};

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
