//! What JavaScript gets besides records: each type once, with its TypeScript.

use js_sys::JSON;
use ocean_fleet_engine::issue;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::code::Code;

/// A value as a plain object of JavaScript.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    // The types below can always be written: all keys are text, all integers are safe.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// A value as JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Option<String> {
    JSON::stringify(&to_js(value)).ok().map(String::from)
}

/// The current session; the token itself is never given out.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// When the token expires, in ISO 8601.
    pub expires_at: String,
    /// In how many days the password expires; `null` if it does not, or if that is not known.
    #[tsify(type = "number | null")]
    pub password_expires_in_days: Option<f64>,
}

/// A value that is not as documented. It never holds the value itself: answers are personal data.
#[derive(Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// The path from the body's root to the value: `[3, "vehicle", "id"]`.
    #[tsify(type = "readonly (string | number)[]")]
    pub path: Vec<Step>,
    /// The documented type: `"integer"`.
    pub expected: &'static str,
    /// The kind of value received: `"string"`.
    pub received: &'static str,
    /// The offset in the body, in bytes, of the value, or of the second key if one is given twice.
    pub offset: f64,
}

/// A step from a container to what it holds.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub enum Step {
    /// The key of an object.
    Key(String),
    /// The index of a list.
    Index(u32),
}

impl From<&issue::Issue> for Issue {
    fn from(issue::Issue { path, expected, received, offset }: &issue::Issue) -> Self {
        let step = |step: &issue::Step| match step {
            issue::Step::Key(key) => Step::Key(key.clone()),
            issue::Step::Index(index) => Step::Index(*index),
        };
        Self { path: path.iter().map(step).collect(), expected, received, offset: *offset as f64 }
    }
}

/// Something new in an answer: not an error, but worth knowing.
#[derive(Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Drift {
    /// An undocumented key, or a value missing from its enumeration.
    #[tsify(type = "\"unknown-key\" | \"unknown-value\"")]
    pub kind: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// Present if it is beside the records, in the answer's root, rather than in a record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "true")]
    pub root: Option<bool>,
    /// The keys from the record, or from the root, to it; `"*"` stands for any element of a list or map.
    #[tsify(type = "readonly string[]")]
    pub path: Vec<String>,
    /// The new value of an enumeration, if it looks like one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Drift {
    pub(crate) fn new(endpoint: &'static str, drift: issue::Drift) -> Self {
        let issue::Drift { kind, root, path, value } = drift;
        let kind = match kind {
            issue::DriftKind::UnknownKey => "unknown-key",
            issue::DriftKind::UnknownValue => "unknown-value",
        };
        Self { kind, endpoint, root: root.then_some(true), path, value }
    }
}

/// How far a transfer has come.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Bytes of the body so far, after decompression.
    pub received_bytes: f64,
    /// Bytes in all, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_bytes: Option<f64>,
    /// Records decoded so far.
    pub records: f64,
}

/// An attempt at a request, as hooks see it: without the token and without any part of a body.
#[derive(Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RequestEvent {
    /// The HTTP method: `"GET"` or `"POST"`.
    pub method: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// The number of the attempt; the first is 1.
    pub attempt: u32,
}

impl RequestEvent {
    /// The event for the end of the attempt, before anything is known of it.
    pub(crate) fn ended(self) -> ResponseEvent {
        let Self { method, endpoint, attempt } = self;
        ResponseEvent { method, endpoint, attempt, ..ResponseEvent::default() }
    }

    /// The event for another attempt after this one.
    pub(crate) fn retried(self, delay_ms: f64, reason: Code) -> RetryEvent {
        let Self { method, endpoint, attempt } = self;
        RetryEvent { method, endpoint, attempt, delay_ms, reason }
    }
}

// Not flattened from a `RequestEvent`: serde would write these as maps, whose code takes 600 bytes of the module.

/// How an attempt at a request ended.
#[derive(Default, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ResponseEvent {
    /// The HTTP method: `"GET"` or `"POST"`.
    pub method: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// The number of the attempt; the first is 1.
    pub attempt: u32,
    /// The HTTP status, if there was an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Time until the headers arrived, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers_ms: Option<f64>,
    /// Time until the end, in milliseconds.
    pub total_ms: f64,
    /// Bytes of the body, after decompression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<f64>,
}

/// A retry that is about to happen.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RetryEvent {
    /// The HTTP method: `"GET"` or `"POST"`.
    pub method: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// The number of the attempt; the first is 1.
    pub attempt: u32,
    /// The delay before it, in milliseconds.
    pub delay_ms: f64,
    /// The code of the error that the attempt ended with.
    #[tsify(type = "OceanErrorCode")]
    pub reason: Code,
}

/// Details of an error.
#[derive(Clone, Default, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OceanErrorDetails {
    /// The endpoint, below the base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<&'static str>,
    /// The HTTP status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The vendor's status, from the error's body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ocean_status: Option<String>,
    /// How often the request was sent, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// How long the server asked to wait, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<f64>,
    /// The first 100 values that are not as documented, in the order of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "readonly Issue[]")]
    pub issues: Option<Vec<Issue>>,
    /// How many such values there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue_count: Option<f64>,
    /// The offset in the body, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<f64>,
}
