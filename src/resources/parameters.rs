//! What a request may say, and the parameters that all resources share.

/// A parameter of a request.
#[derive(Debug)]
pub struct ParameterDef {
    /// The name an application uses.
    pub name: &'static str,
    /// The name on the wire.
    pub wire_name: &'static str,
    /// What its value may be.
    pub kind: ParameterKind,
    /// Whether a request is refused without it.
    pub required: bool,
    /// Whether it travels in the JSON body instead of the query.
    pub in_body: bool,
    /// What it does, for TypeScript and OpenAPI.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// What a parameter's value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// An identifier: an integer within ±(2⁵³−1).
    Id,
}

/// Which client's data is meant.
pub(super) const CUSTOMER_ID: ParameterDef = ParameterDef {
    name: "customerId",
    wire_name: "customerId",
    kind: ParameterKind::Id,
    required: false,
    in_body: false,
    #[cfg(not(target_arch = "wasm32"))]
    doc: "Client identifier. Only users with several clients need it.",
};
