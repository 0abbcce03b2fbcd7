//! The one way for an error to JavaScript: a plain object, of which the JavaScript layer makes an `OceanError`.

use ocean_fleet_engine::decoder;
use ocean_fleet_engine::issue::{Drift, DriftKind, Issue, Issues, Step};
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::given::field;
use crate::resources::ResourceDef;

/// What kind of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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

/// An error on its way to JavaScript.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Failure {
    /// Tells the JavaScript layer that this is ours, and nothing that a caller's code has thrown.
    ocean_fleet: bool,
    pub(crate) code: Code,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) endpoint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ocean_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) attempts: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) retry_after_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) offset: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issues: Option<Vec<IssueOut>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue_count: Option<f64>,
    #[serde(skip)]
    pub(crate) cause: Option<JsValue>,
}

impl Failure {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            ocean_fleet: true,
            code,
            message: message.into(),
            endpoint: None,
            status: None,
            ocean_status: None,
            attempts: None,
            retry_after_ms: None,
            offset: None,
            issues: None,
            issue_count: None,
            cause: None,
        }
    }

    /// At an endpoint.
    pub(crate) fn at(mut self, endpoint: &str) -> Self {
        self.endpoint = Some(endpoint.to_owned());
        self
    }

    /// At an endpoint, unless it is known to have been at another.
    pub(crate) fn or_at(self, endpoint: &str) -> Self {
        if self.endpoint.is_some() { self } else { self.at(endpoint) }
    }

    /// An answer with an error status, and what its body says: JSON, HTML or nothing. What repeats a secret is left out.
    pub(crate) fn status(status: u16, endpoint: &str, body: &str, secret: Option<&str>) -> Self {
        let (code, advice) = match status {
            401 => (Code::Unauthenticated, "Sign in again, with a login and password that are valid."),
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
            let repeats = secret.is_some_and(|secret| !secret.is_empty() && said.contains(secret));
            (!repeats).then_some(said)
        };
        let ocean_status = said("oceanStatus");
        let said = said("message").map_or_else(String::new, |said| format!(" (“{}”)", said.trim()));
        let mut error = Self::new(code, format!("{endpoint} answered {status}{said}. {advice}")).at(endpoint);
        error.status = Some(status);
        error.ocean_status = ocean_status;
        error
    }

    /// A value that must be text is something else.
    pub(crate) fn no_text(message: &str, key: &str, received: &'static str) -> Self {
        let mut error = Self::new(Code::InvalidResponse, message);
        let path = vec![StepOut::Key(key.to_owned())];
        error.issues = Some(vec![IssueOut { path, expected: "string", received, offset: 0.0 }]);
        error.issue_count = Some(1.0);
        error
    }

    /// Why an answer cannot be decoded.
    pub(crate) fn decoding(resource: &ResourceDef, failure: &decoder::Failure, issues: &Issues) -> Self {
        let path = resource.path;
        let mut error = match *failure {
            decoder::Failure::Malformed { offset, too_deep, cut } => {
                let what = if too_deep {
                    "is nested more than 64 containers deep"
                } else if cut && offset == 0 {
                    "is empty"
                } else if cut {
                    "ends too soon"
                } else {
                    "is no JSON"
                };
                let advice = if offset == 0 && !cut {
                    "Check the base URL: a proxy or a login page may have answered."
                } else if cut {
                    "The transfer may have been cut short: try again."
                } else {
                    "Try again; if it stays, report it to the vendor with the offset."
                };
                let mut error =
                    Self::new(Code::MalformedJson, format!("The answer of {path} {what}, at byte {offset}. {advice}"));
                error.offset = Some(offset as f64);
                error
            }
            decoder::Failure::Invalid => {
                let first = issues.first.first();
                let example = first.map_or_else(String::new, |issue| {
                    format!(" At {}: expected {}, received {}.", written(&issue.path), issue.expected, issue.received)
                });
                let mut error = Self::new(
                    Code::InvalidResponse,
                    format!(
                        "The answer of {path} is not as documented, in {} {}.{example} See `issues`; \
                         `validation: \"lenient\"` gives null for such values and keeps the rest.",
                        issues.count,
                        if issues.count == 1 { "place" } else { "places" },
                    ),
                );
                error.offset = first.map(|issue| issue.offset as f64);
                error.issues = Some(issues.first.iter().map(IssueOut::from).collect());
                error.issue_count = Some(issues.count as f64);
                error
            }
            decoder::Failure::TooLarge { offset } => {
                let mut error = Self::new(
                    Code::TooLarge,
                    format!(
                        "A record in the answer of {path}, at byte {offset}, is larger than `maxRecordBytes`. \
                         Raise that option if such records are to be expected."
                    ),
                );
                error.offset = Some(offset as f64);
                error
            }
        };
        error.endpoint = Some(path.to_owned());
        error
    }
}

impl From<Failure> for JsValue {
    fn from(mut failure: Failure) -> Self {
        let cause = failure.cause.take();
        let value = to_js(&failure).unwrap_or_else(|_| JsValue::from_str(&failure.message));
        if let Some(cause) = cause {
            // On a plain object that was just made, this cannot fail.
            let _ = js_sys::Reflect::set(&value, &"cause".into(), &cause);
        }
        value
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// An issue as it is given out.
#[derive(Serialize)]
struct IssueOut {
    path: Vec<StepOut>,
    expected: &'static str,
    received: &'static str,
    offset: f64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum StepOut {
    Key(String),
    Index(u32),
}

impl From<&Issue> for IssueOut {
    fn from(issue: &Issue) -> Self {
        let path = issue.path.iter().map(|step| match step {
            Step::Key(key) => StepOut::Key(key.clone()),
            Step::Index(index) => StepOut::Index(*index),
        });
        Self { path: path.collect(), expected: issue.expected, received: issue.received, offset: issue.offset as f64 }
    }
}

/// `[3].vehicle.id`; the root is called “the body”.
fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => {
                text.push('.');
                text.push_str(key);
            }
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
    }
    if text.is_empty() { "the body".to_owned() } else { text }
}

/// The first issues, as a JavaScript array.
pub(crate) fn issues(issues: &Issues) -> Result<JsValue, JsValue> {
    to_js(&issues.first.iter().map(IssueOut::from).collect::<Vec<_>>())
}

/// What is new in an answer, as it is given out.
#[derive(Serialize)]
struct DriftOut {
    kind: &'static str,
    endpoint: &'static str,
    path: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

/// What is new in an answer, as a JavaScript array.
pub(crate) fn drift(resource: &ResourceDef, drift: Vec<Drift>) -> Result<JsValue, JsValue> {
    let out = drift.into_iter().map(|drift| DriftOut {
        kind: match drift.kind {
            DriftKind::UnknownKey => "unknown-key",
            DriftKind::UnknownValue => "unknown-value",
        },
        endpoint: resource.path,
        path: drift.path,
        value: drift.value,
    });
    to_js(&out.collect::<Vec<_>>())
}
