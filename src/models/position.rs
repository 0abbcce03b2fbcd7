//! Where something is or was.

use ocean_fleet_engine::definition::{DateTime, Integer, Number, NumberOrString};
use ocean_fleet_macros::model;

use crate::wire::enumerations::MobileState;

/// The last position known of a vehicle, and its state there.
#[model]
pub struct LastPosition {
    /// When the vehicle was there.
    #[from(heure)]
    pub at: DateTime,
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(address.latitude)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(address.longitude)]
    pub longitude: Number,
    /// Heading. The vendor states no unit.
    #[from(address.cap)]
    pub heading: Number,
    /// Speed at that moment. The vendor states no unit.
    #[from(vitesseInstantanee)]
    pub speed: Number,
    /// Precision of the position. The vendor states no unit.
    #[from(address.precision)]
    pub precision: Number,
    /// Whether the GPS had a fix.
    #[from(gpsCale, address.gpsCalle)]
    pub has_fix: bool,
    /// Whether the vehicle was standing, driving or working.
    #[from(etatMobile)]
    pub mobile_state: MobileState,
    /// Street and house number.
    #[from(address.address)]
    pub address: String,
    /// Postal code.
    #[from(address.postCode)]
    pub post_code: String,
    /// Town.
    #[from(address.town)]
    pub town: String,
    /// Code of the country: a number or text.
    #[from(address.countryCode)]
    pub country_code: NumberOrString,
    /// Name of the closest of the client's points of interest.
    #[from(address.closestPoi.denominationPoi)]
    pub point_of_interest: String,
}

/// A position, and the postal address found there.
#[model]
pub struct Position {
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(latitude)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(longitude)]
    pub longitude: Number,
    /// Heading. The vendor states no unit.
    #[from(cap)]
    pub heading: Number,
    /// Precision of the position. The vendor states no unit.
    #[from(precision)]
    pub precision: Number,
    /// Whether the GPS had a fix.
    #[from(gpsCalle)]
    pub has_fix: bool,
    /// Street and house number.
    #[from(address)]
    pub address: String,
    /// Postal code.
    #[from(postCode)]
    pub post_code: String,
    /// Town.
    #[from(town)]
    pub town: String,
    /// Code of the country: a number or text.
    #[from(countryCode)]
    pub country_code: NumberOrString,
    /// Identifier of the closest of the client's points of interest.
    #[from(closestPoi.id)]
    pub point_of_interest_id: Integer,
    /// Its name.
    #[from(closestPoi.denominationPoi)]
    pub point_of_interest: String,
}
