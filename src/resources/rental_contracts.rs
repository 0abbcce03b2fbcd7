//! `GET contrat_location/contrats`: the contracts by which vehicles are rented.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, INSTANT, ParameterDef, ParameterKind};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::wire::enumerations::RentalType;
use crate::wire::rental_contract::RentalContractRecord;

/// A record of the answer.
pub(super) type Record = RentalContractRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "rentalContracts",
    method: Method::Get,
    path: "contrat_location/contrats",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("date", INSTANT, "Only contracts in force then, to the second."),
        ParameterDef::new("vehicleIds", ParameterKind::Ids, "Only contracts of these vehicles."),
    ],
    rules: &[],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: RentalContract::DEF },
    doc: "The contracts by which vehicles are rented.",
    page: "Fleet Management",
    key: "id",
    place: Place::None,
});

/// A contract by which a vehicle is rented.
#[model]
pub struct RentalContract {
    /// Contract identifier.
    #[from(id)]
    pub id: Integer,
    /// Identifier of the vehicle.
    #[from(vehicleId)]
    pub vehicle_id: Integer,
    /// Who rents the vehicle out.
    #[from(loueur)]
    pub lessor: String,
    /// Type of contract.
    #[from(typeLocation)]
    pub r#type: RentalType,
    /// The agreed distance, in kilometres.
    #[from(nbKmPrevus)]
    pub agreed_distance_km: Integer,
    /// The agreed duration, in months.
    #[from(nbMoisPrevus)]
    pub agreed_months: Integer,
    /// For how many months the vehicle has been in use.
    #[from(nbMoisUtilisation)]
    pub months_in_use: Integer,
}
