//! The parameters of requests, and those that all resources share.

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

impl ParameterDef {
    /// A parameter that may be left out, and travels in the query under its own name.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub(super) const fn new(name: &'static str, kind: ParameterKind, doc: &'static str) -> Self {
        Self {
            name,
            wire_name: name,
            kind,
            required: false,
            in_body: false,
            #[cfg(not(target_arch = "wasm32"))]
            doc,
        }
    }

    /// The vendor has another name for it.
    pub(super) const fn on_the_wire(self, wire_name: &'static str) -> Self {
        Self { wire_name, ..self }
    }

    /// A request is refused without it.
    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// It travels in the JSON body.
    pub(super) const fn in_body(self) -> Self {
        Self { in_body: true, ..self }
    }
}

/// What a parameter's value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// An identifier: an integer within ±(2⁵³−1), or its decimal text.
    Id,
    /// A list of identifiers: at least one, and at most [`MAX_LIST`](super::MAX_LIST).
    Ids,
    /// An integer in a range.
    Integer {
        /// The smallest.
        least: i32,
        /// The largest.
        most: i32,
    },
    /// An angle in degrees.
    Degrees {
        /// The largest, to either side of 0.
        most: i32,
    },
    /// Text.
    Text,
    /// A list of texts: at least one, and at most [`MAX_LIST`](super::MAX_LIST). It is never separated by commas, because
    /// a text may hold some.
    Texts {
        /// The TypeScript type of an element.
        element: &'static str,
    },
    /// Yes or no.
    Flag {
        /// Whether the vendor's parameter says the opposite.
        opposite: bool,
    },
    /// A calendar day.
    Day,
    /// An instant.
    Instant(InstantForm),
    /// One of a few words, each with the vendor's word for it. The first is the default, and always sent.
    Choice(&'static [(&'static str, &'static str)]),
}

/// The form of an instant on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstantForm {
    /// `07/11/2024 09:41:12 +0000`: to the second.
    Seconds,
    /// `2024-11-07T09:41:12.635Z`.
    Milliseconds,
}

/// An instant to the second, which is how most endpoints take it.
pub(super) const INSTANT: ParameterKind = ParameterKind::Instant(InstantForm::Seconds);

/// A rule between the parameters of a request.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Two days or instants: the second is not before the first.
    Period {
        /// The first.
        start: &'static str,
        /// The second.
        end: &'static str,
    },
    /// Two instants of a period of at most 24 hours.
    AtMostADay {
        /// The first.
        start: &'static str,
        /// The second.
        end: &'static str,
    },
    /// Parameters that make sense only together.
    AllOrNone(&'static [&'static str]),
    /// A parameter that makes no sense while a flag is `false`.
    NotWithout {
        /// The parameter.
        parameter: &'static str,
        /// The flag.
        flag: &'static str,
    },
    /// A parameter that makes sense only with one choice of another.
    OnlyWith {
        /// The parameter.
        parameter: &'static str,
        /// The other.
        other: &'static str,
        /// What the other has to be.
        choice: &'static str,
    },
}

/// The client whose data is wanted.
pub(super) const CUSTOMER_ID: ParameterDef =
    ParameterDef::new("customerId", ParameterKind::Id, "Client identifier. Only users with several clients need it.");
