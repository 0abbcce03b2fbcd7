//! `GET mobility/v1/vehiclePositions`: every vehicle, and where it was last.

use ocean_fleet_engine::definition::{AnswerDef, ModelType, Records};
use ocean_fleet_macros::model;

use super::parameters::CUSTOMER_ID;
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{PlaceSummary, TripDriver, TripPosition};
use crate::wire::enumerations::ImmobilizationState;
use crate::wire::trip::VehiclePositionRecord;

/// A record of the answer.
pub(super) type Record = VehiclePositionRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "vehiclePositions",
    method: Method::Get,
    path: "mobility/v1/vehiclePositions",
    parameters: &[CUSTOMER_ID],
    rules: &[],
    answer: AnswerDef { records: Records::Field("vehicles"), record: Record::DEF, model: VehiclePosition::DEF },
    doc: "Every vehicle that the user may see, with its last position.",
    page: "Positions and Trips",
    key: "id",
    place: Place::Group("position"),
});

/// A vehicle, and where it was last.
#[model]
pub struct VehiclePosition {
    /// Vehicle identifier. Here it is text; elsewhere the same identifier is a number.
    #[from(id)]
    pub id: String,
    /// Registration.
    #[from(immat)]
    pub registration: String,
    /// Name: the vendor's description of the vehicle.
    #[from(description)]
    pub name: String,
    /// Kind of vehicle, as the vendor names it.
    #[from(genre)]
    pub category: String,
    /// Make.
    #[from(marque)]
    pub make: String,
    /// Model.
    #[from(modele)]
    pub model: String,
    /// Name of the vehicle's image.
    #[from(nomImage)]
    pub image: String,
    /// Name of the entity the vehicle belongs to.
    #[from(entityName)]
    pub entity_name: String,
    /// Whether the vehicle can be located.
    #[from(geolocalise)]
    pub is_located: bool,
    /// Whether the vehicle is immobilized.
    #[from(etatImmobilisation)]
    pub immobilization_state: ImmobilizationState,
    /// Where the vehicle was last.
    #[group(position)]
    pub position: TripPosition,
    /// Who drove it.
    #[group(position.driver)]
    pub driver: TripDriver,
    /// The closest of the client's points of interest.
    #[group(position.poi)]
    pub point_of_interest: PlaceSummary,
}
