//! How long a vehicle's auxiliary equipment was in use.

use ocean_fleet_engine::definition::{Day, Map, Number, TimeOfDay};
use ocean_fleet_macros::wire;

use crate::wire::vehicle::VehicleLight;

/// One record of `dioUtilisation/duree`: the use of a vehicle's auxiliary equipment in a period.
#[wire]
pub struct AuxiliaryEquipmentUsageRecord {
    /// The days of the period.
    pub dailyDioUtilisation: Vec<DailyUsage>,
    /// Use of all equipment in the period, in seconds.
    pub durationSecForAllDio: Number,
    /// Name of the equipment → its use in the period, in seconds.
    pub totalUsePerEquipementForPeriod: Map<Number>,
    /// The same, under an earlier spelling of the key.
    pub totalUserPerEquipementForPeriod: Map<Number>,
    /// The vehicle.
    pub vehicle: VehicleLight,
}

/// The use of auxiliary equipment on one day.
#[wire]
pub struct DailyUsage {
    /// Use of all equipment on that day, in seconds.
    pub dailyDurationSecForAllDio: Number,
    /// The day.
    pub day: Day,
    /// Name of the equipment → its use on that day, in seconds.
    pub dayTotalUsePerEquipement: Map<Number>,
    /// The use by half-hours.
    pub usePerHalfHour: Vec<HalfHourUsage>,
}

/// The use of one auxiliary equipment within a half-hour.
#[wire]
pub struct HalfHourUsage {
    /// When the half-hour ends.
    pub end: TimeOfDay,
    /// Name of the equipment.
    pub libelleEquipement: String,
    /// When the half-hour begins.
    pub start: TimeOfDay,
    /// Use within it, in seconds.
    pub useDuration: Number,
}
