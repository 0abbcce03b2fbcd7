//! `GET evenement/lastEvent`: the latest event of each vehicle or piece of equipment.

use ocean_fleet_engine::definition::{AnswerDef, Any, DateTime, Integer, Map, ModelType, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, INSTANT, ParameterDef, ParameterKind, Rule};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{Entity, Position, VehicleIdentity};
use crate::wire::enumerations::{EventKind, EventState, GroupingPeriod};
use crate::wire::event::Event;

/// A record of the answer.
pub(super) type Record = Event;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "latestEvents",
    method: Method::Get,
    path: "evenement/lastEvent",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("eventCodes", ParameterKind::Ids, "Only events with these codes.")
            .on_the_wire("codeEvenements")
            .required(),
        ParameterDef::new("vehicleIds", ParameterKind::Ids, "Only events of these vehicles.")
            .on_the_wire("vehiculesIds"),
        ParameterDef::new("entityIds", ParameterKind::Ids, "Only events of vehicles of these entities.")
            .on_the_wire("entitiesIds"),
        ParameterDef::new("start", INSTANT, "The beginning of the period, to the second.").on_the_wire("dateDebut"),
        ParameterDef::new("end", INSTANT, "The end of the period, to the second.").on_the_wire("dateFin"),
    ],
    rules: &[Rule::Period { start: "start", end: "end" }],
    answer: AnswerDef { records: Records::Map, record: Record::DEF, model: LatestEvent::DEF },
    doc: "The latest event of each vehicle or piece of equipment.",
    page: "Fleet Management",
    key: "assetId",
    place: Place::Group("position"),
});

/// The latest event of a vehicle or piece of equipment.
#[model]
pub struct LatestEvent {
    /// Identifier of the vehicle or piece of equipment.
    #[key]
    pub asset_id: Integer,
    /// Event identifier.
    #[from(id)]
    pub id: String,
    /// Label of the event, as the platform shows it.
    #[from(evenementLibelle)]
    pub label: String,
    /// Kind of event.
    #[from(typeEvenement)]
    pub r#type: EventKind,
    /// Whether the event is a moment, under way or over.
    #[from(eventState)]
    pub state: EventState,
    /// The period under which the platform lists the event.
    #[from(groupingPeriod)]
    pub period: GroupingPeriod,
    /// When it happened.
    #[from(heure, date)]
    pub at: DateTime,
    /// When it began.
    #[from(dateDebut)]
    pub started_at: DateTime,
    /// When it ended.
    #[from(dateFin)]
    pub ended_at: DateTime,
    /// Whether the event is reliable.
    #[from(reliable)]
    pub is_reliable: bool,
    /// Whether it is an advanced technical event.
    #[from(advancedTechnicalEvent)]
    pub is_advanced_technical: bool,
    /// The vehicle.
    #[group(vehicleEngin)]
    pub vehicle: VehicleIdentity,
    /// The entity the vehicle belongs to.
    #[group(entite)]
    pub entity: Entity,
    /// Where it happened.
    #[group(address)]
    pub position: Position,
    /// What is known beyond the kind of event, such as a fault.
    #[group(detailEvenementLightDTO)]
    pub detail: EventDetail,
    /// How the vendor defines this type of event.
    #[group(typeEvenementODirectDTO)]
    pub definition: EventDefinition,
    /// Further data: name → value, as plain data.
    #[from(extendedDataMap)]
    pub extended_data: Map<Any>,
}

/// What is known of an event beyond its kind, such as a fault.
#[model]
pub struct EventDetail {
    /// Type of detail.
    #[from(r#type)]
    pub r#type: String,
    /// Code of the detail.
    #[from(code)]
    pub code: String,
    /// Technical label.
    #[from(technicalLabel)]
    pub label: String,
    /// The fault.
    #[from(defaut)]
    pub fault: String,
    /// Status of the fault.
    #[from(statut)]
    pub status: String,
    /// The model concerned.
    #[from(modele)]
    pub model: String,
}

/// How the vendor defines a type of event.
#[model]
pub struct EventDefinition {
    /// Identifier of the type.
    #[from(id)]
    pub id: Integer,
    /// Event number.
    #[from(typeEvenementOdirectDTO.numeroEve)]
    pub number: Integer,
    /// Code of the type.
    #[from(typeEvenementOdirectDTO.code)]
    pub code: String,
    /// Whether events of this type are moments or last.
    #[from(typeEvenementOdirectDTO.temporalType)]
    pub temporal_type: EventState,
    /// Code of the class of events the type belongs to.
    #[from(classificationEvenementDTO.code)]
    pub class_code: String,
}
