//! An endpoint, as its file declares it and as WebAssembly keeps it.

use ocean_fleet_engine::definition::AnswerDef;

use super::{Answer, ParameterDef, Rule};

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
    /// The property that identifies a record.
    #[cfg(not(target_arch = "wasm32"))]
    pub key: &'static str,
    /// Where a record is on the map.
    #[cfg(not(target_arch = "wasm32"))]
    pub place: Place,
}

/// What an endpoint's file says of it.
#[derive(Debug)]
pub struct Endpoint {
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
    pub doc: &'static str,
    /// The title of the vendor's page that describes it.
    pub page: &'static str,
    /// The property that identifies a record: `"id"`, `"vehicle.id"`.
    pub key: &'static str,
    /// Where a record is on the map.
    pub place: Place,
}

/// Where a record is on the map: where its model has `latitude` and `longitude`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nowhere, or in more than one place.
    None,
    /// In the record itself.
    Record,
    /// In this group.
    Group(&'static str),
    /// In the elements of this list, one after the other.
    Line(&'static str),
}

impl ResourceDef<AnswerDef> {
    /// Keeps what is for TypeScript and OpenAPI on native targets only, where these are written.
    pub(super) const fn new(endpoint: Endpoint) -> Self {
        Self {
            name: endpoint.name,
            method: endpoint.method,
            path: endpoint.path,
            parameters: endpoint.parameters,
            rules: endpoint.rules,
            answer: endpoint.answer,
            #[cfg(not(target_arch = "wasm32"))]
            doc: endpoint.doc,
            #[cfg(not(target_arch = "wasm32"))]
            page: endpoint.page,
            #[cfg(not(target_arch = "wasm32"))]
            key: endpoint.key,
            #[cfg(not(target_arch = "wasm32"))]
            place: endpoint.place,
        }
    }
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
