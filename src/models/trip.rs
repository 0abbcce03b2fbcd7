//! Where a vehicle was on a trip, and who drove it. They start at the wire's `TripPosition`, `TripDriver` and `TripPlace`.

use ocean_fleet_engine::definition::Number;
use ocean_fleet_macros::model;

use crate::wire::enumerations::TripState;

/// Where a vehicle was.
#[model]
pub struct TripPosition {
    /// The date, as the vendor writes it: its form is not documented.
    #[from(date)]
    pub date: String,
    /// The time, as the vendor writes it: its form is not documented.
    #[from(heure)]
    pub time: String,
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(latitudeY)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(longitudeX)]
    pub longitude: Number,
    /// Heading. The vendor states no unit.
    #[from(cap)]
    pub heading: Number,
    /// Whether the GPS had a fix.
    #[from(gpsCale)]
    pub has_fix: bool,
    /// What the vehicle did: `D` started, `T` waited, `R` travelled, `A` stopped.
    #[from(etat)]
    pub state: TripState,
    /// Street and house number.
    #[from(fullAddress.address)]
    pub address: String,
    /// Postal code.
    #[from(fullAddress.postalCode)]
    pub post_code: String,
    /// Town.
    #[from(fullAddress.town)]
    pub town: String,
    /// Country.
    #[from(fullAddress.country)]
    pub country: String,
}

/// Who drove a vehicle.
#[model]
pub struct TripDriver {
    /// First name.
    #[from(prenom)]
    pub first_name: String,
    /// Last name.
    #[from(nom)]
    pub last_name: String,
    /// Phone number.
    #[from(tel)]
    pub phone: String,
    /// Employee number.
    #[from(matricule)]
    pub employee_number: String,
}

/// A point of interest in short.
#[model]
pub struct PlaceSummary {
    /// Name of the place.
    #[from(nom)]
    pub name: String,
    /// Name of the type of place.
    #[from(nomType)]
    pub r#type: String,
    /// Colour on the map, as in HTML.
    #[from(couleurHTML)]
    pub color: String,
}
