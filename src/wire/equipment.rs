//! Equipment: what a fleet has besides vehicles, followed by a tag.

use ocean_fleet_engine::definition::{Integer, Number, NumberOrString};
use ocean_fleet_macros::wire;

use crate::wire::client::Order;
use crate::wire::entity::Entity;
use crate::wire::enumerations::DeviceCapability;
use crate::wire::point_of_interest::{PointOfInterestSummary, SpecificPropertiesLight};

/// One record of `materiel/list`: a piece of equipment with its tag.
#[wire]
pub struct EquipmentRecord {
    /// What the tag is able to do.
    pub boxCapabilities: Vec<DeviceCapability>,
    /// The tag.
    pub boxLightDTO: DeviceLight,
    /// The order the tag was delivered with.
    pub commandeDTO: Order,
    /// The entity the equipment belongs to.
    pub entiteLightDTO: Entity,
    /// The equipment itself.
    pub materiel: Equipment,
    /// Which properties of the client's own belong to the equipment.
    pub proprietesSpecifiquesDTO: SpecificPropertiesLight,
    /// What the tag sends when its button is pressed, and the scenario it works by.
    pub trameDTO: Message,
}

/// A piece of equipment.
#[wire]
pub struct Equipment {
    /// Description of the equipment.
    pub description: String,
    /// Equipment identifier.
    pub id: Integer,
    /// Make.
    pub marque: String,
    /// Model.
    pub modele: String,
    /// Reference of the equipment.
    pub reference: String,
}

/// One record of `materiel/positionBetween`: a piece of equipment, and where it has been.
#[wire]
pub struct EquipmentPositionsRecord {
    /// The piece of equipment, with its tag.
    pub materiel: EquipmentRecord,
    /// Where it has been.
    pub positions: Vec<EquipmentPosition>,
}

/// Where a piece of equipment has been, and the postal address found there.
#[wire]
pub struct EquipmentPosition {
    /// Street and house number.
    pub address: String,
    /// Heading.
    pub cap: Number,
    /// The closest of the client's points of interest.
    pub closestPoi: PointOfInterestSummary,
    /// Code of the operator.
    pub codeExploitant: String,
    /// Code of the country.
    pub countryCode: NumberOrString,
    /// A date-time whose form is not documented.
    pub gmtPosFormat: String,
    /// Whether the GPS had a fix.
    pub gpsCalle: bool,
    /// Identifier of what the equipment did.
    pub idEtatMobile: Integer,
    /// Identifier of the position.
    pub idPositionGeo: Integer,
    /// Latitude in degrees (WGS 84).
    pub latitude: Number,
    /// The latitude once more.
    pub latitudeYPos: Number,
    /// Longitude in degrees (WGS 84).
    pub longitude: Number,
    /// The longitude once more.
    pub longitudeXPos: Number,
    /// On-board number.
    pub numeroEmbarquePos: Integer,
    /// Postal code.
    pub postCode: String,
    /// Precision of the position.
    pub precision: Number,
    /// Town.
    pub town: String,
}

/// A device, no more than its numbers.
#[wire]
pub struct DeviceLight {
    /// Device identifier.
    pub id: Integer,
    /// Serial number of the device.
    pub numeroSerieBoi: String,
}

/// What a tag sends.
#[wire]
pub struct Message {
    /// Identifier of the message.
    pub id: Integer,
    /// The message configured for the press of the button.
    pub reason: String,
    /// The operating scenario.
    pub scenarioDTO: Scenario,
    /// State of the device.
    pub stateBoitier: bool,
}

/// An operating scenario.
#[wire]
pub struct Scenario {
    /// Code of the scenario.
    pub code: String,
    /// Key of the scenario's translation.
    pub i18nKey: String,
    /// Identifier of the scenario.
    pub id: Integer,
}
