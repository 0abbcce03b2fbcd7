//! `GET mobility/v1/trajet`: the way of a trip.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::wire::trip::TripPathRecord;

/// A record of the answer.
pub(super) type Record = TripPathRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "tripPath",
    method: Method::Get,
    path: "mobility/v1/trajet",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new(
            "tripId",
            ParameterKind::Id,
            "The trip: the `id` of a record of `dailyReport`, as far as is known.",
        )
        .on_the_wire("travelId")
        .required(),
    ],
    rules: &[],
    answer: AnswerDef { records: Records::Field("positions"), record: Record::DEF, model: TripPoint::DEF },
    doc: "The way of a trip, point by point.",
    page: "Positions and Trips",
    key: "id",
    place: Place::Record,
});

/// A point of a trip's way.
#[model]
pub struct TripPoint {
    /// Identifier of the position.
    #[from(idPos)]
    pub id: Integer,
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(latitude)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(longitude)]
    pub longitude: Number,
}
