//! What happened, in a few words. Starts at the wire's `Event`.

use ocean_fleet_engine::definition::DateTime;
use ocean_fleet_macros::model;

use crate::wire::enumerations::{EventKind, EventState};

/// An event in short.
#[model]
pub struct EventSummary {
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
    /// When it happened.
    #[from(heure, date)]
    pub at: DateTime,
}
