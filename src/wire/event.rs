//! What happens to a vehicle.

use ocean_fleet_engine::definition::{Any, DateTime, Integer, Map};
use ocean_fleet_macros::wire;

use crate::wire::address::Address;
use crate::wire::entity::Entity;
use crate::wire::enumerations::{EventKind, EventState, GroupingPeriod};
use crate::wire::vehicle::VehicleLight;

/// An event in short.
#[wire]
pub struct RecentEvent {
    /// Date of the event.
    pub date: DateTime,
    /// Label of the event.
    pub evenementLibelle: String,
    /// Time of the event.
    pub heure: DateTime,
    /// Event identifier.
    pub id: String,
}

/// An event, with the place and the vehicle it happened to.
#[wire]
pub struct Event {
    /// Where it happened.
    pub address: Address,
    /// Whether it is an advanced technical event.
    pub advancedTechnicalEvent: bool,
    /// Date of the event.
    pub date: DateTime,
    /// When the event began.
    pub dateDebut: DateTime,
    /// When the event ended.
    pub dateFin: DateTime,
    /// What is known beyond the type.
    pub detailEvenementLightDTO: EventDetail,
    /// The entity the vehicle belongs to.
    pub entite: Entity,
    /// Label of the event.
    pub evenementLibelle: String,
    /// Whether the event is a moment, under way or over.
    pub eventState: EventState,
    /// Further data: name → value.
    pub extendedDataMap: Map<Any>,
    /// The period under which the platform lists the event.
    pub groupingPeriod: GroupingPeriod,
    /// Time of the event.
    pub heure: DateTime,
    /// Event identifier.
    pub id: String,
    /// Whether the event is reliable.
    pub reliable: bool,
    /// The kind of event.
    pub typeEvenement: EventKind,
    /// The type of event.
    pub typeEvenementODirectDTO: EventType,
    /// The vehicle.
    pub vehicleEngin: VehicleLight,
}

/// What is known of an event beyond its type, such as a fault.
#[wire]
pub struct EventDetail {
    /// Code of the detail.
    pub code: String,
    /// The fault.
    pub defaut: String,
    /// The model concerned.
    pub modele: String,
    /// The status of the fault.
    pub statut: String,
    /// The technical label.
    pub technicalLabel: String,
    /// The type of detail.
    pub r#type: String,
}

/// A type of event, with its class and details.
#[wire]
pub struct EventType {
    /// The class it belongs to.
    pub classificationEvenementDTO: EventClassification,
    /// The details it may have.
    pub detailsEvenementLightDTO: Vec<EventDetail>,
    /// Identifier of the type.
    pub id: Integer,
    /// How it is defined.
    pub typeEvenementOdirectDTO: EventTypeDefinition,
}

/// A class of event types.
#[wire]
pub struct EventClassification {
    /// Code of the class.
    pub code: String,
    /// Key of the description's translation.
    pub descriptioni18nKey: String,
    /// Identifier of the class.
    pub id: Integer,
}

/// The definition of an event type.
#[wire]
pub struct EventTypeDefinition {
    /// Code of the type.
    pub code: String,
    /// Key of the description's translation.
    pub descriptionI18NKey: String,
    /// Event number.
    pub numeroEve: Integer,
    /// Whether events of this type are moments or last.
    pub temporalType: EventState,
}
