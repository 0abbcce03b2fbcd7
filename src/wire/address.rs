//! Postal addresses, found from coordinates.

use ocean_fleet_engine::definition::{Number, NumberOrString};
use ocean_fleet_macros::wire;

use crate::wire::point_of_interest::PointOfInterest;

/// A position, and the postal address found there.
#[wire]
pub struct Address {
    /// Street and house number.
    pub address: String,
    /// Heading.
    pub cap: Number,
    /// The closest of the client's points of interest.
    pub closestPoi: PointOfInterest,
    /// Code of the country.
    pub countryCode: NumberOrString,
    /// Whether the GPS had a fix.
    pub gpsCalle: bool,
    /// Latitude in degrees (WGS 84).
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    pub longitude: Number,
    /// Postal code.
    pub postCode: String,
    /// Precision of the position.
    pub precision: Number,
    /// Town.
    pub town: String,
}
