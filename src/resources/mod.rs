//! The endpoints, one file each: its path, its parameters, its model and where each value comes from.
//!
//! To add one, copy a neighbour's file and list it in [`ALL`].

pub mod auxiliary_equipment_usage;
pub mod entities;
pub mod equipment;
mod include_fields;
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

pub use include_fields::include_fields;
pub use parameters::{ParameterDef, ParameterKind, Rule};
pub use values::{MAX_SAFE, Value};

/// Every resource, in the order of the documentation.
pub static ALL: &[&ResourceDef] = &[
    &entities::RESOURCE,
    &vehicles::RESOURCE,
    &nearest_vehicles::RESOURCE,
    &non_communicating_devices::RESOURCE,
    &auxiliary_equipment_usage::RESOURCE,
    &equipment::RESOURCE,
    &latest_events::RESOURCE,
];

/// The resource of this name.
pub fn find(name: &str) -> Option<&'static ResourceDef> {
    ALL.iter().copied().find(|resource| resource.name == name)
}

/// An endpoint and what it answers.
#[derive(Debug)]
pub struct ResourceDef {
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
    /// What comes back.
    pub answer: AnswerDef,
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
