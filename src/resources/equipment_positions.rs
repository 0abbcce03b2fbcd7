//! `GET materiel/positionBetween`: where pieces of equipment have been.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Number, NumberOrString, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, INSTANT, ParameterDef, ParameterKind, Rule};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{Entity, EquipmentDevice, EquipmentIdentity};
use crate::wire::equipment::EquipmentPositionsRecord;

/// A record of the answer.
pub(super) type Record = EquipmentPositionsRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "equipmentPositions",
    method: Method::Get,
    path: "materiel/positionBetween",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("equipmentIds", ParameterKind::Ids, "Only this equipment.").on_the_wire("materielIds"),
        ParameterDef::new("start", INSTANT, "The beginning of the period, to the second.")
            .on_the_wire("dateDebut")
            .required(),
        ParameterDef::new("end", INSTANT, "The end of the period, to the second: at most 24 hours after `start`.")
            .on_the_wire("dateFin")
            .required(),
    ],
    rules: &[Rule::Period { start: "start", end: "end" }, Rule::AtMostADay { start: "start", end: "end" }],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: EquipmentPositions::DEF },
    doc: "Where pieces of equipment have been between two instants: one record per piece, with its positions.",
    page: "Positions and Trips",
    key: "equipment.id",
    place: Place::Line("positions"),
});

/// A piece of equipment, and where it has been.
#[model]
pub struct EquipmentPositions {
    /// The piece of equipment.
    #[group(materiel.materiel)]
    pub equipment: EquipmentIdentity,
    /// Its tag.
    #[group(materiel.boxLightDTO)]
    pub device: EquipmentDevice,
    /// The entity it belongs to.
    #[group(materiel.entiteLightDTO)]
    pub entity: Entity,
    /// Where it has been.
    #[list(positions)]
    pub positions: Vec<EquipmentPosition>,
}

/// Where a piece of equipment has been.
#[model]
pub struct EquipmentPosition {
    /// Identifier of the position.
    #[from(idPositionGeo)]
    pub id: Integer,
    /// The date and time, as the vendor writes them: their form is not documented.
    #[from(gmtPosFormat)]
    pub date: String,
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(latitude, latitudeYPos)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(longitude, longitudeXPos)]
    pub longitude: Number,
    /// Heading. The vendor states no unit.
    #[from(cap)]
    pub heading: Number,
    /// Precision of the position. The vendor states no unit.
    #[from(precision)]
    pub precision: Number,
    /// Whether the GPS had a fix.
    #[from(gpsCalle)]
    pub has_fix: bool,
    /// Identifier of what the equipment did. The vendor lists no values.
    #[from(idEtatMobile)]
    pub mobile_state_id: Integer,
    /// On-board number.
    #[from(numeroEmbarquePos)]
    pub on_board_number: Integer,
    /// Code of the operator.
    #[from(codeExploitant)]
    pub operator_code: String,
    /// Street and house number.
    #[from(address)]
    pub address: String,
    /// Postal code.
    #[from(postCode)]
    pub post_code: String,
    /// Town.
    #[from(town)]
    pub town: String,
    /// Code of the country: a number or text.
    #[from(countryCode)]
    pub country_code: NumberOrString,
    /// Identifier of the closest of the client's points of interest.
    #[from(closestPoi.id)]
    pub point_of_interest_id: Integer,
    /// Its name.
    #[from(closestPoi.denominationPoi)]
    pub point_of_interest: String,
}
