//! What goes wrong, and what is new, on its way to JavaScript: plain objects, of which the JavaScript layer makes errors
//! and events.

use ocean_fleet_engine::decoder;
use ocean_fleet_engine::issue::{Drift, DriftKind, Issue, Issues, Step};
use wasm_bindgen::JsValue;

use crate::given::number;
use crate::object::{array, field, object, set};
use crate::resources::ResourceDef;

/// What kind of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    InvalidOptions,
    InvalidParams,
    Unauthenticated,
    Forbidden,
    NotFound,
    BadRequest,
    RateLimited,
    Server,
    UnexpectedStatus,
    Network,
    Timeout,
    MalformedJson,
    InvalidResponse,
    TooLarge,
    Internal,
}

impl Code {
    /// As JavaScript knows it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::InvalidOptions => "invalid-options",
            Self::InvalidParams => "invalid-params",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::BadRequest => "bad-request",
            Self::RateLimited => "rate-limited",
            Self::Server => "server",
            Self::UnexpectedStatus => "unexpected-status",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::MalformedJson => "malformed-json",
            Self::InvalidResponse => "invalid-response",
            Self::TooLarge => "too-large",
            Self::Internal => "internal",
        }
    }
}

/// An error on its way to JavaScript. Small, for it is part of nearly every result.
pub(crate) struct Failure {
    pub(crate) code: Code,
    error: JsValue,
}

impl Failure {
    pub(crate) fn new(code: Code, message: &str) -> Self {
        // `oceanFleet` tells the JavaScript layer that this is ours, and nothing that a caller's code has thrown.
        let error =
            object([("oceanFleet", JsValue::TRUE), ("code", code.as_str().into()), ("message", message.into())]);
        Self { code, error }
    }

    /// Adds what more is known, unless that was known before.
    pub(crate) fn with(self, key: &str, value: impl Into<JsValue>) -> Self {
        add(&self.error, key, &value.into());
        self
    }

    /// At an endpoint, unless it is known to have been at another.
    pub(crate) fn at(self, endpoint: &str) -> Self {
        self.with("endpoint", endpoint)
    }

    /// An answer with an error status, and what its body says: JSON, HTML or nothing. What repeats a secret is left out.
    pub(crate) fn status(status: u16, endpoint: &str, body: &str, secrets: &[&str]) -> Self {
        let (code, advice) = match status {
            401 => (
                Code::Unauthenticated,
                "The login or the token does not hold, or no longer: sign in, or give a new token.",
            ),
            403 => (Code::Forbidden, "This user may not see it: check the rights, and `customerId`."),
            404 => (Code::NotFound, "Check the base URL, and that the subscription has this service."),
            400 | 422 => (Code::BadRequest, "Check the parameters."),
            408 => (Code::Timeout, "Try again."),
            429 => (Code::RateLimited, "Wait before the next request."),
            500.. => (Code::Server, "Try again later."),
            _ => (Code::UnexpectedStatus, "Check the base URL: the Ocean API does not answer this."),
        };
        let told = js_sys::JSON::parse(body).unwrap_or(JsValue::UNDEFINED);
        let said = |key| {
            let said = field(&told, key).as_string()?;
            let repeats = secrets.iter().any(|secret| !secret.is_empty() && contains(&said, secret));
            (!repeats).then_some(said)
        };
        let words = said("message").map_or_else(String::new, |said| [" (“", said.trim_ascii(), "”)"].concat());
        let message = [endpoint, " answered ", &number(status.into()), &words, ". ", advice].concat();
        let failure = Self::new(code, &message).at(endpoint).with("status", status);
        match said("oceanStatus") {
            Some(ocean_status) => failure.with("oceanStatus", ocean_status),
            None => failure,
        }
    }

    /// A value that must be text is something else.
    pub(crate) fn no_text(message: &str, key: &str, received: &'static str) -> Self {
        let issue = Issue { path: vec![Step::Key(key.to_owned())], expected: "string", received, offset: 0 };
        Self::new(Code::InvalidResponse, message).with("issues", issues([issue].iter())).with("issueCount", 1)
    }

    /// Why an answer cannot be decoded.
    pub(crate) fn decoding(resource: &ResourceDef, failure: &decoder::DecodeError, issues: &Issues) -> Self {
        let failure = match *failure {
            decoder::DecodeError::Malformed { offset, too_deep, cut } => {
                malformed(resource.path, offset, too_deep, cut)
            }
            decoder::DecodeError::Invalid => invalid(resource.path, issues),
            decoder::DecodeError::TooLarge { offset } => {
                let message = [
                    "A record in the answer of ",
                    resource.path,
                    ", at byte ",
                    &number(offset as f64),
                    ", is larger than `maxRecordBytes`. Raise that option if such records are to be expected.",
                ];
                Self::new(Code::TooLarge, &message.concat()).with("offset", offset as f64)
            }
        };
        failure.at(resource.path)
    }
}

/// What `str::contains` does, for a part that is not empty, in a fraction of its code.
fn contains(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

fn malformed(path: &str, offset: u64, too_deep: bool, cut: bool) -> Failure {
    let what = match (too_deep, cut) {
        (true, _) => "is nested more than 64 containers deep",
        (_, true) if offset == 0 => "is empty",
        (_, true) => "ends too soon",
        _ => "is no JSON",
    };
    let advice = match (cut, offset) {
        (true, _) => "The transfer may have been cut short: try again.",
        (_, 0) => "Check the base URL: a proxy or a login page may have answered.",
        _ => "Try again; if it stays, report it to the vendor with the offset.",
    };
    let message = ["The answer of ", path, " ", what, ", at byte ", &number(offset as f64), ". ", advice].concat();
    Failure::new(Code::MalformedJson, &message).with("offset", offset as f64)
}

fn invalid(path: &str, found: &Issues) -> Failure {
    let count = found.count as f64;
    let mut message = ["The answer of ", path, " is not as documented, in ", &number(count)].concat();
    message.push_str(if found.count == 1 { " place." } else { " places." });
    let first = found.first.first();
    if let Some(Issue { path, expected, received, .. }) = first {
        message += &[" At ", &written(path), ": expected ", expected, ", received ", received, "."].concat();
    }
    message += " See `issues`; `validation: \"lenient\"` gives null for such values and keeps the rest.";
    let failure = Failure::new(Code::InvalidResponse, &message)
        .with("issues", issues(found.first.iter()))
        .with("issueCount", count);
    match first {
        Some(issue) => failure.with("offset", issue.offset as f64),
        None => failure,
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

/// Adds to an error of ours what only its surroundings know; anything else that was thrown is left alone.
pub(crate) fn add(error: &JsValue, key: &str, value: &JsValue) {
    if field(error, "oceanFleet").is_truthy() && field(error, key).is_undefined() {
        set(error, key, value);
    }
}

/// `[3].vehicle.id`; the root is called “the body”.
fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text += &[".", key].concat(),
            Step::Index(index) => text += &["[", &number((*index).into()), "]"].concat(),
        }
    }
    if text.is_empty() { "the body".to_owned() } else { text }
}

/// Issues as they are given out, in an array.
pub(crate) fn issues<'i>(issues: impl Iterator<Item = &'i Issue>) -> JsValue {
    array(issues.map(|Issue { path, expected, received, offset }| {
        let path = path.iter().map(|step| match step {
            Step::Key(key) => key.into(),
            Step::Index(index) => (*index).into(),
        });
        object([
            ("path", array(path)),
            ("expected", (*expected).into()),
            ("received", (*received).into()),
            ("offset", (*offset as f64).into()),
        ])
    }))
}

/// What is new in an answer, as it is given out: an array.
pub(crate) fn drift(resource: &ResourceDef, drift: Vec<Drift>) -> JsValue {
    array(drift.into_iter().map(|Drift { kind, path, value }| {
        let kind = match kind {
            DriftKind::UnknownKey => "unknown-key",
            DriftKind::UnknownValue => "unknown-value",
        };
        let path = array(path.iter().map(JsValue::from));
        let out = object([("kind", kind.into()), ("endpoint", resource.path.into()), ("path", path)]);
        if let Some(value) = value {
            set(&out, "value", &value.into());
        }
        out
    }))
}
