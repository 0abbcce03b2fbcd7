//! The places a client has marked on the map.

use ocean_fleet_engine::definition::{Integer, Map, Number};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{PointOfInterestKind, ReferencedObjectType};

/// A place a client has marked on the map.
#[wire]
pub struct PointOfInterest {
    /// Street and house number.
    pub adressePoi: String,
    /// Postal code.
    pub codePostalPoi: String,
    /// Second line of the address.
    pub complementAdresse1Poi: String,
    /// Third line of the address.
    pub complementAdresse2Poi: String,
    /// Name of the place.
    pub denominationPoi: String,
    /// State or region.
    pub etatRegionPoi: String,
    /// Outline of the place, as text.
    pub geom: String,
    /// The group the place belongs to.
    pub groupePoi: PointOfInterestGroup,
    /// Identifier of the place.
    pub id: Integer,
    /// Identifier of the country.
    pub idPays: Integer,
    /// Latitude in degrees (WGS 84).
    pub latPoi: Number,
    /// The type of place.
    pub libelleTypePoi: PointOfInterestType,
    /// Longitude in degrees (WGS 84).
    pub longPoi: Number,
    /// Properties the client has defined.
    pub propSpecifiqueDTO: SpecificProperties,
    /// Radius around the place, in metres.
    pub rayonPoi: Number,
    /// Whether the place is deleted, its data being kept.
    pub suppressionLogique: bool,
    /// Town.
    pub villePoi: String,
}

/// A place a client has marked on the map, without its region, its outline and properties of the client's own.
#[wire]
pub struct PointOfInterestSummary {
    /// Street and house number.
    pub adressePoi: String,
    /// Postal code.
    pub codePostalPoi: String,
    /// Second line of the address.
    pub complementAdresse1Poi: String,
    /// Third line of the address.
    pub complementAdresse2Poi: String,
    /// Name of the place.
    pub denominationPoi: String,
    /// The group the place belongs to.
    pub groupePoi: PointOfInterestGroup,
    /// Identifier of the place.
    pub id: Integer,
    /// Identifier of the country.
    pub idPays: Integer,
    /// Latitude in degrees (WGS 84).
    pub latPoi: Number,
    /// The type of place.
    pub libelleTypePoi: PointOfInterestType,
    /// Longitude in degrees (WGS 84).
    pub longPoi: Number,
    /// Radius around the place, in metres.
    pub rayonPoi: Number,
    /// Whether the place is deleted, its data being kept.
    pub suppressionLogique: bool,
    /// Town.
    pub villePoi: String,
}

/// A group of places.
#[wire]
pub struct PointOfInterestGroup {
    /// Identifier of the group.
    pub id: Integer,
    /// Label of the group.
    pub libelle: String,
}

/// A type of place.
#[wire]
pub struct PointOfInterestType {
    /// Colour on the map.
    pub color: String,
    /// Key of the label's translation.
    pub i18nKey: String,
    /// Identifier of the type.
    pub id: Integer,
    /// Label of the type.
    pub libelle: String,
    /// Name of the image.
    pub nomImage: String,
    /// Rank of the type in lists.
    pub ordre: Integer,
    /// The kind of place.
    pub r#type: PointOfInterestKind,
}

/// Properties a client has defined for an object of its own.
#[wire]
pub struct SpecificProperties {
    /// Identifier of the properties.
    pub id: Integer,
    /// Client identifier.
    pub idClient: Integer,
    /// Identifier of the object they belong to.
    pub idObjetRef: Integer,
    /// Their values.
    pub proprietesSpecifiquesClient: SpecificPropertyValues,
    /// The type of object they belong to.
    pub typeObjet: ReferencedObjectType,
}

/// Which object a client's own properties belong to, without their values.
#[wire]
pub struct SpecificPropertiesLight {
    /// Identifier of the properties.
    pub id: Integer,
    /// Client identifier.
    pub idClient: Integer,
    /// Identifier of the object they belong to.
    pub idObjetRef: Integer,
    /// The type of object they belong to.
    pub typeObjet: ReferencedObjectType,
}

/// The values of a client's own properties.
#[wire]
pub struct SpecificPropertyValues {
    /// Name of the property → its values.
    pub psValues: Map<Vec<String>>,
}
