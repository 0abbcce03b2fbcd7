//! The endpoints, one file each: its path, its parameters, its model and where each value comes from.
//!
//! To add one, copy a neighbour's file and list it in `DECLARED`.

pub mod auxiliary_equipment_usage;
mod definitions;
pub mod entities;
pub mod equipment;
pub mod latest_events;
pub mod nearest_vehicles;
pub mod non_communicating_devices;
mod parameters;
#[cfg(feature = "reference")]
pub mod reference;
pub mod request;
#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod samples;
#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests;
mod values;
pub mod vehicles;

use ocean_fleet_engine::definition::AnswerDef;

pub use definitions::{Answer, schema};
pub use parameters::{ParameterDef, ParameterKind, Rule};
pub use values::{MAX_SAFE_INTEGER, Value};

/// Every resource, in the order of the documentation, as its file declares it.
const DECLARED: &[&ResourceDef<AnswerDef>] = &[
    &entities::RESOURCE,
    &vehicles::RESOURCE,
    &nearest_vehicles::RESOURCE,
    &non_communicating_devices::RESOURCE,
    &auxiliary_equipment_usage::RESOURCE,
    &equipment::RESOURCE,
    &latest_events::RESOURCE,
];

/// Every resource, in the order of the documentation.
#[cfg(not(target_arch = "wasm32"))]
pub static ALL: &[&ResourceDef] = DECLARED;
/// Every resource, in the order of the documentation.
#[cfg(target_arch = "wasm32")]
pub static ALL: &[&ResourceDef] = &definitions::KEPT.each_ref();

/// The resource of this name.
pub fn find(name: &str) -> Option<&'static ResourceDef> {
    ALL.iter().copied().find(|resource| resource.name == name)
}

/// An endpoint and what it answers.
#[derive(Clone, Copy, Debug)]
pub struct ResourceDef<A = Answer> {
    /// The name of the client's method.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL.
    pub path: &'static str,
    /// What a request may or must say.
    pub parameters: &'static [ParameterDef],
    /// What holds between them.
    pub rules: &'static [Rule],
    /// What comes back, as far as it is [kept](Answer).
    pub answer: A,
    /// What the endpoint gives, for TypeScript and OpenAPI.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
    /// The title of the vendor's page that describes it.
    #[cfg(not(target_arch = "wasm32"))]
    pub page: &'static str,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, with the parameters in the query.
    Get,
    /// Reads too, with some of the parameters in the body.
    Post,
}

impl Method {
    /// The method as HTTP spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}
