//! The second, slow way to read each resource's answer, for tests: serde, on the types of the records.

use ocean_fleet_reference::oracle::Oracle;

use super::{
    auxiliary_equipment_usage, entities, equipment, latest_events, nearest_vehicles, non_communicating_devices,
    vehicles,
};
use crate::wire::auxiliary_equipment::AuxiliaryEquipmentUsageRecord;
use crate::wire::entity::EntityRecord;
use crate::wire::equipment::EquipmentRecord;
use crate::wire::event::Event;
use crate::wire::nearest_vehicle::NearestVehicleRecord;
use crate::wire::non_communicating_device::NonCommunicatingDeviceRecord;
use crate::wire::vehicle_record::VehicleRecord;

/// An oracle for each of [`super::ALL`], in its order.
pub fn oracles() -> [Oracle; 7] {
    [
        Oracle::of::<EntityRecord>(&entities::RESOURCE.answer),
        Oracle::of::<VehicleRecord>(&vehicles::RESOURCE.answer),
        Oracle::of::<NearestVehicleRecord>(&nearest_vehicles::RESOURCE.answer),
        Oracle::of::<NonCommunicatingDeviceRecord>(&non_communicating_devices::RESOURCE.answer),
        Oracle::of::<AuxiliaryEquipmentUsageRecord>(&auxiliary_equipment_usage::RESOURCE.answer),
        Oracle::of::<EquipmentRecord>(&equipment::RESOURCE.answer),
        Oracle::of::<Event>(&latest_events::RESOURCE.answer),
    ]
}
