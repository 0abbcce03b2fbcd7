//! `GET dioUtilisation/duree`: how long the auxiliary equipment of vehicles was in use.

use ocean_fleet_engine::definition::{AnswerDef, Day, Map, ModelType, Number, Records, TimeOfDay};
use ocean_fleet_macros::model;

use super::parameters::{CUSTOMER_ID, ParameterDef, ParameterKind, Rule};
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::VehicleIdentity;
use crate::wire::auxiliary_equipment::AuxiliaryEquipmentUsageRecord;

/// A record of the answer.
pub(super) type Record = AuxiliaryEquipmentUsageRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "auxiliaryEquipmentUsage",
    method: Method::Get,
    path: "dioUtilisation/duree",
    parameters: &[
        CUSTOMER_ID,
        ParameterDef::new("vehicleIds", ParameterKind::Ids, "Only these vehicles.").on_the_wire("vehIds"),
        ParameterDef::new("startDate", ParameterKind::Day, "The first day of the period, in UTC.").required(),
        ParameterDef::new("endDate", ParameterKind::Day, "The last day of the period, in UTC.").required(),
    ],
    rules: &[Rule::Period { start: "startDate", end: "endDate" }],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: AuxiliaryEquipmentUsage::DEF },
    doc: "How long the auxiliary equipment of each vehicle was in use: in the period, by day and by half-hour.",
    page: "Equipement auxiliaire",
    key: "vehicle.id",
    place: Place::None,
});

/// The use of a vehicle's auxiliary equipment in a period.
#[model]
pub struct AuxiliaryEquipmentUsage {
    /// Use of all equipment in the period, in seconds.
    #[from(durationSecForAllDio)]
    pub total_seconds: Number,
    /// Name of the equipment → its use in the period, in seconds.
    #[from(totalUsePerEquipementForPeriod, totalUserPerEquipementForPeriod)]
    pub equipment_seconds: Map<Number>,
    /// The vehicle.
    #[group(vehicle)]
    pub vehicle: VehicleIdentity,
    /// The days of the period.
    #[list(dailyDioUtilisation)]
    pub days: Vec<AuxiliaryEquipmentDay>,
}

/// The use of a vehicle's auxiliary equipment on one day.
#[model]
pub struct AuxiliaryEquipmentDay {
    /// The day.
    #[from(day)]
    pub day: Day,
    /// Use of all equipment on that day, in seconds.
    #[from(dailyDurationSecForAllDio)]
    pub total_seconds: Number,
    /// Name of the equipment → its use on that day, in seconds.
    #[from(dayTotalUsePerEquipement)]
    pub equipment_seconds: Map<Number>,
    /// The half-hours in which equipment was in use.
    #[list(usePerHalfHour)]
    pub half_hours: Vec<AuxiliaryEquipmentHalfHour>,
}

/// The use of one auxiliary equipment within a half-hour.
#[model]
pub struct AuxiliaryEquipmentHalfHour {
    /// Name of the equipment.
    #[from(libelleEquipement)]
    pub equipment: String,
    /// When the half-hour begins.
    #[from(start)]
    pub start: TimeOfDay,
    /// When the half-hour ends.
    #[from(end)]
    pub end: TimeOfDay,
    /// Use within it, in seconds.
    #[from(useDuration)]
    pub use_seconds: Number,
}
