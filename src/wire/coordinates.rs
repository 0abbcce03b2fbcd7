//! A pair of coordinates.

use ocean_fleet_engine::definition::Number;
use ocean_fleet_macros::wire;

/// A pair of coordinates.
#[wire]
pub struct Coordinates {
    /// Latitude in degrees (WGS 84).
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    pub longitude: Number,
}
