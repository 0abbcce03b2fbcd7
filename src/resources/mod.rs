//! The endpoints, one file each: its path, its parameters, its model and where each value comes from.
//!
//! To add one, copy a neighbour's file and add its name to the list below.

mod definitions;
mod endpoint;
mod parameters;
pub mod request;
#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod samples;
#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests;
mod values;

use ocean_fleet_engine::definition::AnswerDef;

pub use definitions::{ALL, Answer, schema};
pub use endpoint::{Endpoint, Method, Place, ResourceDef};
pub use parameters::{InstantForm, ParameterDef, ParameterKind, Rule};
pub use values::{ID, MAX_LIST, Value, id_of_number, id_of_text};

/// Declares the module of each endpoint, and the lists of all of them.
macro_rules! resources {
    ($($name:ident),+ $(,)?) => {
        $(pub mod $name;)+

        /// Every resource, in the order of the documentation, as its file declares it.
        const DECLARED: &[&ResourceDef<AnswerDef>] = &[$(&$name::RESOURCE),+];

        /// The second, slow way to read each resource's answer, for tests: serde with the record types.
        #[cfg(feature = "reference")]
        pub mod reference {
            use ocean_fleet_reference::oracle::Oracle;

            /// An oracle for each of [`super::ALL`], in its order.
            pub fn oracles() -> [Oracle; super::DECLARED.len()] {
                [$(Oracle::of::<super::$name::Record>(&super::$name::RESOURCE.answer)),+]
            }
        }
    };
}

resources! {
    entities,
    vehicles,
    nearest_vehicles,
    non_communicating_devices,
    auxiliary_equipment_usage,
    equipment,
    latest_events,
    vehicle_positions,
    position_history,
    daily_report,
    trip_path,
    equipment_positions,
    points_of_interest,
    driver_assignments,
    rental_contracts,
}

/// The resource of this name.
pub fn find(name: &str) -> Option<&'static ResourceDef> {
    ALL.iter().copied().find(|resource| resource.name == name)
}
