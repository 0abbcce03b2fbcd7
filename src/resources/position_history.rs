//! `GET positions/search`: where vehicles have been.

use ocean_fleet_engine::definition::{AnswerDef, Integer, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, InstantForm, ParameterDef, ParameterKind, Rule};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::wire::enumerations::EngineEnergyType;
use crate::wire::trip::PositionHistoryRecord;

/// A record of the answer.
pub(super) type Record = PositionHistoryRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "positionHistory",
    method: Method::Get,
    path: "positions/search",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new(
            "registrations",
            ParameterKind::Texts { element: "string" },
            "The registrations of the vehicles.",
        )
        .on_the_wire("immatriculation")
        .required(),
        ParameterDef::new(
            "start",
            MILLISECONDS,
            "The beginning of the period. The server decides how long ago it may be.",
        )
        .on_the_wire("startDate")
        .required(),
        ParameterDef::new("end", MILLISECONDS, "The end of the period.").on_the_wire("endDate").required(),
        ParameterDef::new(
            "byStorageDate",
            ParameterKind::Flag { opposite: false },
            "Whether the period is of when positions were stored, rather than of when they were taken.",
        ),
        ParameterDef::new(
            "withPrivacy",
            ParameterKind::Flag { opposite: false },
            "Whether positions in privacy mode are given, too. The server's own default is `true`.",
        ),
        ParameterDef::new(
            "withAddresses",
            ParameterKind::Flag { opposite: true },
            "Whether the server looks up postal addresses.",
        )
        .on_the_wire("addressEnrichmentDisable"),
        ParameterDef::new(
            "addressStates",
            ParameterKind::Texts { element: "MobileState" },
            "Only look up the addresses of positions in these states. Not with `withAddresses: false`.",
        )
        .on_the_wire("addressEnrichmentEtatMobile"),
    ],
    rules: &[
        Rule::Period { start: "start", end: "end" },
        Rule::NotWithout { parameter: "addressStates", flag: "withAddresses" },
    ],
    answer: AnswerDef {
        records: Records::Field("positionsVehicles"),
        record: Record::DEF,
        model: PositionHistory::DEF,
    },
    doc: "Where vehicles have been between two instants: one record per vehicle, with its positions.",
    page: "Positions and Trips",
    key: "vehicle.id",
    place: Place::Line("positions"),
});

/// The form in which this endpoint takes instants.
const MILLISECONDS: ParameterKind = ParameterKind::Instant(InstantForm::Milliseconds);

/// A vehicle, and where it has been.
#[model]
pub struct PositionHistory {
    /// The vehicle.
    #[group(vehicle)]
    pub vehicle: HistoryVehicle,
    /// Where it has been.
    #[list(positions)]
    pub positions: Vec<HistoryPosition>,
}

/// A vehicle that has been somewhere.
#[model]
pub struct HistoryVehicle {
    /// Vehicle identifier.
    #[from(idVehicule)]
    pub id: Integer,
    /// Registration.
    #[from(immatriculation)]
    pub registration: String,
    /// Name: the vendor's description of the vehicle.
    #[from(descriptionVehicule)]
    pub name: String,
    /// By what the vehicle is driven.
    #[from(typeMotorisationEnergie)]
    pub engine_type: EngineEnergyType,
}

/// Where a vehicle has been.
#[model]
pub struct HistoryPosition {
    /// The date, as the vendor writes it: its form is not documented.
    #[from(date)]
    pub date: String,
    /// Latitude in degrees (WGS 84). Other clients take 0 and 85 for “no fix”.
    #[from(latitudeY)]
    pub latitude: Number,
    /// Longitude in degrees (WGS 84).
    #[from(longitudeX)]
    pub longitude: Number,
    /// Heading. The vendor states no unit.
    #[from(cap)]
    pub heading: Number,
    /// How exact the position is, in metres.
    #[from(approximationMeter)]
    pub precision_metres: Number,
    /// Speed, in kilometres an hour.
    #[from(vitesseKmh)]
    pub speed_kmh: Number,
    /// Distance from the previous position, in metres.
    #[from(distanceDepuisPosPrecMeter)]
    pub distance_metres: Number,
    /// Fuel consumption, in litres.
    #[from(consommationThermiqueL)]
    pub fuel_litres: Number,
    /// What the vehicle did. The vendor lists no values.
    #[from(etat)]
    pub state: String,
    /// The driver's name.
    #[from(chauffeur)]
    pub driver_name: String,
    /// The driver's initials.
    #[from(initialesChauffeur)]
    pub driver_initials: String,
    /// The driver's employee number.
    #[from(matriculeChauffeur)]
    pub driver_employee_number: String,
    /// The address of the point of interest there.
    #[from(adresseDeReference)]
    pub point_of_interest_address: String,
    /// Type of the point of interest there.
    #[from(typePoi)]
    pub point_of_interest_type: String,
    /// Street and house number.
    #[from(address.address)]
    pub address: String,
    /// Postal code.
    #[from(address.postalCode)]
    pub post_code: String,
    /// Town.
    #[from(address.town)]
    pub town: String,
    /// Country.
    #[from(address.country)]
    pub country: String,
}
