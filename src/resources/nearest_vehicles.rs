//! `POST vehicule_engin/nearestVehicles`: the vehicles around a place.

use ocean_fleet_engine::definition::{AnswerDef, DateTime, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind, Rule};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{IdentifiedDriver, Position, VehicleGroup, VehicleIdentity};
use crate::wire::enumerations::{ImmobilizationState, MobileState};
use crate::wire::nearest_vehicle::NearestVehicleRecord;

/// A record of the answer.
pub(super) type Record = NearestVehicleRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "nearestVehicles",
    method: Method::Post,
    path: "vehicule_engin/nearestVehicles",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new(
            "latitude",
            ParameterKind::Degrees { most: 90 },
            "Latitude of the place, in degrees (WGS 84).",
        )
        .required(),
        ParameterDef::new(
            "longitude",
            ParameterKind::Degrees { most: 180 },
            "Longitude of the place, in degrees (WGS 84).",
        )
        .required(),
        ParameterDef::new(
            "radius",
            ParameterKind::Integer { least: 1, most: i32::MAX },
            "How far around the place, in `radiusUnit`.",
        )
        .required(),
        ParameterDef::new(
            "radiusUnit",
            ParameterKind::Text,
            "Unit of the radius, as the vendor spells it: its documentation lists none.",
        )
        .in_body(),
        ParameterDef::new(
            "computeMode",
            ParameterKind::Choice(&[("as-the-crow-flies", "VOL_OISEAU"), ("by-road", "PAR_ROUTE")]),
            "How distances are computed.",
        )
        .in_body(),
        ParameterDef::new(
            "resultsLimit",
            ParameterKind::Integer { least: 1, most: 10 },
            "How many vehicles at most. Only with `computeMode: \"by-road\"`.",
        ),
    ],
    rules: &[Rule::OnlyWith { parameter: "resultsLimit", other: "computeMode", choice: "by-road" }],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: NearestVehicle::DEF },
    doc: "The vehicles around a place, with their distance to it, position and driver.",
    page: "Fleet Management",
    key: "vehicle.id",
    place: Place::Group("position"),
});

/// A vehicle near a place.
#[model]
pub struct NearestVehicle {
    /// Distance to the place. The vendor states no unit.
    #[from(distance)]
    pub distance: Number,
    /// Duration of the way to the place. The vendor states no unit.
    #[from(duration)]
    pub duration: Number,
    /// A time. The vendor states neither what it is nor its unit.
    #[from(time)]
    pub time: Number,
    /// Estimated time of arrival at the place.
    #[from(eta)]
    pub eta: DateTime,
    /// Whether the vehicle is standing, driving or working.
    #[from(etatMobile)]
    pub mobile_state: MobileState,
    /// When the position was taken.
    #[from(gmtPos)]
    pub last_fix_at: DateTime,
    /// Whether the GPS has a fix.
    #[from(gpsCale)]
    pub has_fix: bool,
    /// Whether the vehicle is immobilized.
    #[from(immobilisationState)]
    pub immobilization_state: ImmobilizationState,
    /// The vehicle.
    #[group(vehicle)]
    pub vehicle: VehicleIdentity,
    /// The group of vehicles it belongs to.
    #[group(group)]
    pub group: VehicleGroup,
    /// The driver.
    #[group(driver)]
    pub driver: IdentifiedDriver,
    /// Where the vehicle is.
    #[group(address)]
    pub position: Position,
}
