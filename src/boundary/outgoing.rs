//! What JavaScript gets: each type once, with its TypeScript.

use js_sys::JSON;
use ocean_fleet_engine::issue;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::code::Code;

/// A value as a plain object of JavaScript.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    // The types below hold nothing that cannot be written: all keys are text, all integers are safe.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// A value as JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Option<String> {
    JSON::stringify(&to_js(value)).ok().map(String::from)
}

/// Who is signed in; the token itself is never given out.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Until when the token holds, in ISO 8601.
    pub expires_at: String,
    /// In how many days the password expires; `null` where it does not, or where that is not known.
    #[tsify(type = "number | null")]
    pub password_expires_in_days: Option<f64>,
}

/// A value that is not what is documented. It never holds the value itself: answers are personal data.
#[derive(Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// From the body's root to the value: `[3, "vehicle", "id"]`.
    #[tsify(type = "readonly (string | number)[]")]
    pub path: Vec<Step>,
    /// What is documented: `"integer"`.
    pub expected: &'static str,
    /// The kind of what came: `"string"`.
    pub received: &'static str,
    /// The first byte of the value in the body, or of the second key where one is given twice.
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

/// Something new in an answer: no error, but worth knowing of.
#[derive(Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Drift {
    /// A key that is not documented, or a value that is not in its enumeration.
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
    /// The new value of an enumeration, where it is written as enumerations are.
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
    /// Bytes of the body so far, as they are after decompression.
    pub received_bytes: f64,
    /// Bytes there will be, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_bytes: Option<f64>,
    /// Records decoded so far.
    pub records: f64,
}

/// What hooks are told of an attempt at a request: never the token, nor anything of a body.
#[derive(Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RequestEvent {
    /// The HTTP method: `"GET"` or `"POST"`.
    pub method: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// The first one is 1.
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

/// How an attempt at a request has ended.
#[derive(Default, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ResponseEvent {
    /// The HTTP method: `"GET"` or `"POST"`.
    pub method: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// The number of the attempt; the first is 1.
    pub attempt: u32,
    /// The HTTP status, where there was an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Until the headers were there, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers_ms: Option<f64>,
    /// Until the end, in milliseconds.
    pub total_ms: f64,
    /// Bytes of the body, as they are after decompression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<f64>,
}

/// That a request is tried again.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RetryEvent {
    /// The HTTP method: `"GET"` or `"POST"`.
    pub method: &'static str,
    /// The endpoint, below the base URL.
    pub endpoint: &'static str,
    /// The number of the attempt; the first is 1.
    pub attempt: u32,
    /// How long is waited before, in milliseconds.
    pub delay_ms: f64,
    /// The code of the error that the attempt has ended with.
    #[tsify(type = "OceanErrorCode")]
    pub reason: Code,
}

/// What an error knows beside its code.
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
    /// How often the request was sent; not there where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// How long the server asks to wait, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<f64>,
    /// The first 100 values that are not what is documented, in the order of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "readonly Issue[]")]
    pub issues: Option<Vec<Issue>>,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue_count: Option<f64>,
    /// Where in the body, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<f64>,
}
