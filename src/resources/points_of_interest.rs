//! `GET pois/pois`: the places a client has marked on the map.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind, Rule};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::wire::enumerations::PointOfInterestKind;
use crate::wire::point_of_interest::PointOfInterest as PointOfInterestRecord;

/// A record of the answer.
pub(super) type Record = PointOfInterestRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "pointsOfInterest",
    method: Method::Get,
    path: "pois/pois",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new(
            "latitude",
            ParameterKind::Degrees { most: 90 },
            "Latitude of the centre, in degrees (WGS 84).",
        )
        .on_the_wire("searchCenterLatitudeY"),
        ParameterDef::new(
            "longitude",
            ParameterKind::Degrees { most: 180 },
            "Longitude of the centre, in degrees (WGS 84).",
        )
        .on_the_wire("searchCenterLongitudeX"),
        ParameterDef::new(
            "radius",
            ParameterKind::Integer { least: 1, most: i32::MAX },
            "How far around the centre, in metres. All three or none.",
        )
        .on_the_wire("searchRadius"),
        ParameterDef::new("externalId", ParameterKind::Text, "Only the place that has this identifier in `source`."),
        ParameterDef::new("source", ParameterKind::Text, "The system that `externalId` is of."),
        ParameterDef::new("typeId", ParameterKind::Id, "Only places of this type.").on_the_wire("libelleTypePoiId"),
        ParameterDef::new(
            "withZones",
            ParameterKind::Flag { opposite: false },
            "Whether places that are zones are given, too. The server's own default is `false`.",
        )
        .on_the_wire("withZone"),
    ],
    rules: &[Rule::AllOrNone(&["latitude", "longitude", "radius"])],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: PointOfInterest::DEF },
    doc: "The places the client has marked on the map.",
    page: "Positions and Trips",
    key: "id",
    place: Place::Record,
});

/// A place the client has marked on the map.
#[model]
pub struct PointOfInterest {
    /// Identifier of the place.
    #[from(id)]
    pub id: Integer,
    /// Name.
    #[from(denominationPoi)]
    pub name: String,
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(latPoi)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(longPoi)]
    pub longitude: Number,
    /// Radius around the place, in metres.
    #[from(rayonPoi)]
    pub radius_metres: Number,
    /// Outline of the place, as the vendor writes it.
    #[from(geom)]
    pub outline: String,
    /// Street and house number.
    #[from(adressePoi)]
    pub address: String,
    /// Second line of the address.
    #[from(complementAdresse1Poi)]
    pub address_line2: String,
    /// Third line of the address.
    #[from(complementAdresse2Poi)]
    pub address_line3: String,
    /// Postal code.
    #[from(codePostalPoi)]
    pub post_code: String,
    /// Town.
    #[from(villePoi)]
    pub town: String,
    /// State or region.
    #[from(etatRegionPoi)]
    pub region: String,
    /// Identifier of the country.
    #[from(idPays)]
    pub country_id: Integer,
    /// Client identifier.
    #[from(propSpecifiqueDTO.idClient)]
    pub client_id: Integer,
    /// Whether the place is deleted, its data being kept.
    #[from(suppressionLogique)]
    pub is_deleted: bool,
    /// The type of place.
    #[group(libelleTypePoi)]
    pub r#type: PointOfInterestType,
    /// The group the place belongs to.
    #[group(groupePoi)]
    pub group: PointOfInterestGroup,
}

/// A type of place.
#[model]
pub struct PointOfInterestType {
    /// Identifier of the type.
    #[from(id)]
    pub id: Integer,
    /// Label.
    #[from(libelle)]
    pub label: String,
    /// The kind of place.
    #[from(r#type)]
    pub kind: PointOfInterestKind,
    /// Colour on the map.
    #[from(color)]
    pub color: String,
    /// Name of the image.
    #[from(nomImage)]
    pub image: String,
    /// Rank of the type in lists.
    #[from(ordre)]
    pub rank: Integer,
    /// Key of the label's translation on the vendor's platform.
    #[from(i18nKey)]
    pub translation_key: String,
}

/// A group of places.
#[model]
pub struct PointOfInterestGroup {
    /// Identifier of the group.
    #[from(id)]
    pub id: Integer,
    /// Label.
    #[from(libelle)]
    pub label: String,
}
