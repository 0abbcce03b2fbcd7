//! `GET materiel/list`: what the fleet has besides vehicles.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{Entity, EquipmentDevice};
use crate::wire::enumerations::DeviceCapability;
use crate::wire::equipment::EquipmentRecord;

/// A record of the answer.
pub(super) type Record = EquipmentRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "equipment",
    method: Method::Get,
    path: "materiel/list",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("equipmentIds", ParameterKind::Ids, "Only this equipment.").on_the_wire("materielIds"),
    ],
    rules: &[],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: Equipment::DEF },
    doc: "What the fleet has besides vehicles, with its tag, operating scenario and button message.",
    page: "Fleet Management",
    key: "id",
    place: Place::None,
});

/// A piece of equipment, followed by a tag.
#[model]
pub struct Equipment {
    /// Equipment identifier.
    #[from(materiel.id)]
    pub id: Integer,
    /// Name: the vendor's description of the equipment.
    #[from(materiel.description)]
    pub name: String,
    /// Make.
    #[from(materiel.marque)]
    pub make: String,
    /// Model.
    #[from(materiel.modele)]
    pub model: String,
    /// Reference.
    #[from(materiel.reference)]
    pub reference: String,
    /// Client identifier.
    #[from(proprietesSpecifiquesDTO.idClient)]
    pub client_id: Integer,
    /// What the tag sends when its button is pressed.
    #[from(trameDTO.reason)]
    pub button_message: String,
    /// Identifier of that message.
    #[from(trameDTO.id)]
    pub button_message_id: Integer,
    /// State of the tag. The vendor does not say what it is when true.
    #[from(trameDTO.stateBoitier)]
    pub state: bool,
    /// What the tag is able to do.
    #[from(boxCapabilities)]
    pub capabilities: Vec<DeviceCapability>,
    /// The tag.
    #[group(boxLightDTO)]
    pub device: EquipmentDevice,
    /// The scenario the tag works by.
    #[group(trameDTO.scenarioDTO)]
    pub scenario: Scenario,
    /// The entity the equipment belongs to.
    #[group(entiteLightDTO)]
    pub entity: Entity,
    /// The order the tag was delivered with.
    #[group(commandeDTO)]
    pub order: Order,
}

/// An operating scenario.
#[model]
pub struct Scenario {
    /// Identifier of the scenario.
    #[from(id)]
    pub id: Integer,
    /// Code of the scenario.
    #[from(code)]
    pub code: String,
    /// Key of the scenario's translation on the vendor's platform.
    #[from(i18nKey)]
    pub translation_key: String,
}

/// An order.
#[model]
pub struct Order {
    /// Order identifier.
    #[from(id)]
    pub id: Integer,
    /// Order number.
    #[from(numero)]
    pub number: String,
    /// Number of items ordered.
    #[from(quantite)]
    pub quantity: Integer,
    /// Comment on the order.
    #[from(commentaire)]
    pub comment: String,
}
