//! `GET mobility/v1/entities`: the units a client's fleet is organised by.

use ocean_fleet_engine::definition::{AnswerDef, ModelType, Records};

use super::parameters::CUSTOMER_ID;
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::Entity;
use crate::wire::entity::EntityRecord;

/// A record of the answer.
pub(super) type Record = EntityRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "entities",
    method: Method::Get,
    path: "mobility/v1/entities",
    parameters: &[CUSTOMER_ID],
    rules: &[],
    answer: AnswerDef { records: Records::Field("entities"), record: Record::DEF, model: Entity::DEF },
    doc: "The entities of a client: the units its fleet is organised by.",
    page: "Fleet Management",
    key: "id",
    place: Place::None,
});
