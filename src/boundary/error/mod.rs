//! Errors on their way to JavaScript, which turns them into `OceanError`s.

mod status;

use js_sys::{JSON, JsString};
use ocean_fleet_engine::decoder::DecodeError;
use ocean_fleet_engine::issue::{self, Issues, Step};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

pub(crate) use status::{Meaning, meaning};

pub use super::code::Code;
use super::outgoing::{Issue, OceanErrorDetails, to_js};
use super::value::property;
use crate::resources::{ResourceDef, Rule};

/// An error of this library. Boxed, because nearly every result contains one.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct Error(Box<Parts>);

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Parts {
    /// Distinguishes our errors, in JavaScript, from anything a caller's code has thrown.
    ocean_fleet: bool,
    code: Code,
    message: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    cause: JsValue,
    details: OceanErrorDetails,
}

/// Why a call is rejected.
#[derive(Clone)]
pub(crate) enum Rejection {
    Error(Error),
    /// Thrown by a caller's code, or the reason of an abort.
    Thrown(JsValue),
}

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            ocean_fleet: true,
            code,
            message: message.into(),
            cause: JsValue::UNDEFINED,
            details: OceanErrorDetails::default(),
        }))
    }

    pub(crate) fn code(&self) -> Code {
        self.0.code
    }

    /// Everything known besides the code.
    pub(crate) fn details(&mut self) -> &mut OceanErrorDetails {
        &mut self.0.details
    }

    /// Adds the cause.
    pub(crate) fn caused_by(mut self, cause: JsValue) -> Self {
        self.0.cause = cause;
        self
    }

    /// Adds the encoding that the answer declares instead of UTF-8, if that may be why it is not JSON.
    pub(crate) fn with_encoding(mut self, encoding: Option<&str>) -> Self {
        if let (Code::MalformedJson, Some(encoding)) = (self.code(), encoding) {
            self.0.message += &format!(" It declares the encoding {encoding}: JSON must be sent in UTF-8.");
        }
        self
    }

    /// Adds the endpoint, unless there already is one.
    pub(crate) fn at(mut self, endpoint: &'static str) -> Self {
        self.details().endpoint.get_or_insert(endpoint);
        self
    }

    /// An answer with an error status, and what its body says: JSON, HTML or nothing. Texts that repeat a secret are left
    /// out.
    pub(crate) fn status(status: u16, endpoint: &'static str, body: &str, secrets: &[&str]) -> Self {
        let Meaning { code, advice, .. } = meaning(status);
        let answer = JSON::parse(body).unwrap_or(JsValue::UNDEFINED);
        let said = |key| {
            let text: JsString = property(&answer, key).dyn_into().ok()?;
            let repeats = secrets.iter().any(|secret| !secret.is_empty() && text.includes(secret, 0));
            (!repeats).then(|| String::from(text))
        };
        let quoted = said("message").map_or_else(String::new, |text| format!(" (“{}”)", text.trim()));
        let mut error = Self::new(code, format!("{endpoint} answered {status}{quoted}. {advice}")).at(endpoint);
        error.details().status = Some(status);
        error.details().ocean_status = said("oceanStatus");
        error
    }

    /// A transfer that failed, or could not begin.
    pub(crate) fn network() -> Self {
        Self::new(
            Code::Network,
            "The server could not be reached, the transfer was cut, or there was a redirect, which is not followed. \
             Check the connection and the base URL. In a browser, a refusal by CORS or by the page's Content Security \
             Policy (`connect-src`) looks the same and may hide an error answer.",
        )
    }

    /// A value that should be text is something else.
    pub(crate) fn not_text(message: &str, key: &str, received: &'static str) -> Self {
        let path = vec![Step::Key(key.to_owned())];
        let mut error = Self::new(Code::InvalidResponse, message);
        let issue = issue::Issue { path, expected: "string", received, offset: 0 };
        error.details().issues = Some(vec![Issue::from(&issue)]);
        error.details().issue_count = Some(1.0);
        error
    }

    /// Why an answer cannot be decoded.
    pub(crate) fn decoding(resource: &ResourceDef, error: &DecodeError, issues: &Issues) -> Self {
        let path = resource.path;
        let (mut error, offset) = match *error {
            DecodeError::Malformed { offset, too_deep, cut } => (malformed(path, offset, too_deep, cut), Some(offset)),
            DecodeError::Invalid | DecodeError::NoRecords => {
                let advice = if matches!(error, DecodeError::Invalid) {
                    "See `issues`; `validation: \"lenient\"` gives null for such values and keeps the rest."
                } else {
                    "It holds no records, and may be an error that was sent as a success: check the parameters and the base \
                     URL."
                };
                (invalid(path, issues, advice), issues.first.first().map(|issue| issue.offset))
            }
            DecodeError::TooLarge { offset } => {
                let has_period = resource.rules.iter().any(|rule| matches!(rule, Rule::Period { .. }));
                let advice = if has_period { "Ask for a shorter period, or raise" } else { "Raise" };
                let message = format!(
                    "A record in the answer of {path}, at byte {offset}, is larger than `maxRecordBytes`. {advice} that \
                     option."
                );
                (Self::new(Code::TooLarge, message), Some(offset))
            }
        };
        error.details().offset = offset.map(|offset| offset as f64);
        error.at(path)
    }
}

fn malformed(path: &str, offset: u64, too_deep: bool, cut: bool) -> Error {
    let what = match (too_deep, cut) {
        (true, _) => "is nested more than 64 containers deep",
        (_, true) if offset == 0 => "is empty",
        (_, true) => "ends too soon",
        _ => "is not JSON",
    };
    let advice = match (cut, offset) {
        (true, _) => "The transfer may have been cut short: try again.",
        (_, 0) => "Check the base URL: a proxy or a login page may have answered.",
        _ => "Try again; if it stays, report it to the vendor with the offset.",
    };
    Error::new(Code::MalformedJson, format!("The answer of {path} {what}, at byte {offset}. {advice}"))
}

fn invalid(path: &str, issues: &Issues, advice: &str) -> Error {
    let places = if issues.count == 1 { "place" } else { "places" };
    let first = issues.first.first().map_or_else(String::new, |issue| {
        format!(" At {}: expected {}, received {}.", written(&issue.path), issue.expected, issue.received)
    });
    let mut error = Error::new(
        Code::InvalidResponse,
        format!("The answer of {path} is not as documented, in {} {places}.{first} {advice}", issues.count),
    );
    error.details().issues = Some(issues.first.iter().map(Issue::from).collect());
    error.details().issue_count = Some(issues.count as f64);
    error
}

/// A path as `[3].vehicle.id`; the root is “the body”.
fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text += &format!(".{key}"),
            Step::Index(index) => text += &format!("[{index}]"),
        }
    }
    if text.is_empty() { "the body".to_owned() } else { text }
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        to_js(&error)
    }
}

impl From<Error> for Rejection {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<Rejection> for JsValue {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Error(error) => error.into(),
            Rejection::Thrown(thrown) => thrown,
        }
    }
}
