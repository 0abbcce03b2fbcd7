//! `GET mobility/v1/entities`: the units a client's fleet is organised by.

use ocean_fleet_engine::definition::{AnswerDef, ModelType, Records};

use super::parameters::CUSTOMER_ID;
use super::{Method, ResourceDef};
use crate::models::Entity;
use crate::wire::entity::EntityRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef {
    name: "entities",
    method: Method::Get,
    path: "mobility/v1/entities",
    parameters: &[CUSTOMER_ID],
    rules: &[],
    answer: AnswerDef { records: Records::Field("entities"), record: EntityRecord::DEF, model: Entity::DEF },
    #[cfg(not(target_arch = "wasm32"))]
    doc: "The entities of a client: the units its fleet is organised by.",
    #[cfg(not(target_arch = "wasm32"))]
    page: "Fleet Management",
};
