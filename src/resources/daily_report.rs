//! `GET mobility/v1/ficheJour`: a vehicle's day, trip by trip and stop by stop.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{PlaceSummary, TripDriver, TripPosition};
use crate::wire::enumerations::{TripAnomaly, TripStepKind};
use crate::wire::trip::DailyReportRecord;

/// A record of the answer.
pub(super) type Record = DailyReportRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "dailyReport",
    method: Method::Get,
    path: "mobility/v1/ficheJour",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("vehicleId", ParameterKind::Id, "The vehicle.").on_the_wire("vehId").required(),
        ParameterDef::new("date", ParameterKind::Day, "The day.").required(),
    ],
    rules: &[],
    answer: AnswerDef { records: Records::Field("fjRows"), record: Record::DEF, model: DailyReportEntry::DEF },
    doc: "The daily report of a vehicle: one record per trip or stop.",
    page: "Positions and Trips",
    key: "id",
    place: Place::None,
});

/// A trip or a stop of a vehicle's day.
#[model]
pub struct DailyReportEntry {
    /// Identifier of the trip or stop: the `tripId` of `tripPath`, as far as is known.
    #[from(id)]
    pub id: Integer,
    /// Whether it is a trip (`T`) or a stop (`A`), as far as is known.
    #[from(r#type)]
    pub r#type: TripStepKind,
    /// What is wrong with it, if anything.
    #[from(anomalyType)]
    pub anomaly: TripAnomaly,
    /// Distance, in metres.
    #[from(distanceMeter)]
    pub distance_metres: Number,
    /// Duration, in milliseconds.
    #[from(dureeMs)]
    pub duration_ms: Number,
    /// Where it began.
    #[group(posDeb)]
    pub start: TripPosition,
    /// Where it ended.
    #[group(posFin)]
    pub end: TripPosition,
    /// Who drove when it began.
    #[group(posDeb.driver)]
    pub start_driver: TripDriver,
    /// Who drove when it ended.
    #[group(posFin.driver)]
    pub end_driver: TripDriver,
    /// The closest of the client's points of interest where it began.
    #[group(posDeb.poi)]
    pub start_point_of_interest: PlaceSummary,
    /// The closest of the client's points of interest where it ended.
    #[group(posFin.poi)]
    pub end_point_of_interest: PlaceSummary,
}
