//! What an application may pass in: every option once, with its default, what it accepts, and its TypeScript.

use js_sys::{Array, Function};
use ocean_fleet_engine::decoder::Validation;
use ocean_fleet_engine::projection::Dates;
use ocean_fleet_macros::options;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::error::{Code, Error, Rejection};
pub use super::object::Declared;
use super::object::{self, FromJs, Object};
use super::value::property;
use crate::resources::request::ArrayFormat;
use crate::resources::{ID, id_of_number, id_of_text};

/// The credentials of a user.
#[options]
pub struct Credentials {
    /// The name of the user's account.
    pub login: String,
    /// Sent to the server, and never stored.
    pub password: String,
}

/// How long a request may take, and how often it is retried.
#[options]
pub struct Limits {
    /// The longest silence of the server, in milliseconds: before the headers, or between two pieces of the body.
    #[range(1..=86_400_000)]
    #[default(30_000)]
    pub timeout_ms: Option<u32>,
    /// The longest time in milliseconds, over all attempts, queueing included; time that a stream spends waiting for its
    /// reader does not count. Credentials that were not given for as long are asked for anew.
    #[range(1..=86_400_000)]
    #[default(300_000)]
    pub deadline_ms: Option<u32>,
    /// How often a request is retried after a network failure, a cut body, a silence (`timeoutMs`), or the status 408, 429,
    /// 500, 502, 503 or 504. The delay is random, up to a bound that doubles, and no less than the server asks for (at most
    /// 60 s). Sign-ins are retried in the same way, by the client's limits.
    #[range(0..=100)]
    #[default(2)]
    pub retries: Option<u32>,
}

/// How answers are checked.
#[options]
pub struct ValidationOptions {
    /// What to do about values that are not as documented: `"strict"` fails with `invalid-response`, `"lenient"` gives
    /// `null` for them, keeps everything else and calls `onIssues`.
    #[words("strict" => Validation::Strict, "lenient" => Validation::Lenient)]
    #[default("strict")]
    pub validation: Option<Validation>,
    /// The largest record accepted, in bytes; a larger one fails with `too-large`.
    #[range(1..=1_073_741_824)]
    #[default(16_777_216)]
    pub max_record_bytes: Option<u32>,
    /// Called for unknown keys and enumeration values: once per kind by each request or `decode`; a client's own hook only
    /// once per kind.
    #[typescript("((drift: Drift) => void)")]
    pub on_drift: Option<Function>,
}

/// The options of a client.
#[options]
pub struct ClientOptions {
    /// The limits.
    #[extends]
    pub limits: Limits,
    /// How answers are checked.
    #[extends]
    pub checks: ValidationOptions,
    /// Where the API is. A path such as `"/restapi"` is resolved the way the page does it (`document.baseURI`).
    #[default("https://v3.oceansystem.com/ocean/restapi")]
    pub base_url: Option<String>,
    /// Called for login and password when there is no token, when it is 12 hours old, and once after the server has refused
    /// it (401). Excludes `token`.
    #[typescript("(() => Promise<Credentials> | Credentials)")]
    pub get_credentials: Option<Function>,
    /// A token issued by your own back end, or a function that gets one, called in the same three cases as
    /// `getCredentials`. `null` if a proxy adds the token.
    #[typescript("string | (() => Promise<string> | string) | null")]
    pub token: Option<Token>,
    /// The client whose data is wanted, for users with several; sent with every request that does not name one itself. An
    /// integer, or its decimal text.
    #[typescript("number | string")]
    pub customer_id: Option<Id>,
    /// Requests under way at once; further ones wait, first come, first served. A stream is under way until it has been
    /// read to the end or cancelled.
    #[range(1..=1_000)]
    #[default(6)]
    pub concurrency: Option<u32>,
    /// The largest body accepted, in bytes; a larger one fails with `too-large`.
    #[range(1..)]
    #[default(536_870_912)]
    pub max_bytes: Option<f64>,
    /// How lists are written in a query: `ids=1&ids=2`, or `ids=1,2`.
    #[words("repeat" => ArrayFormat::Repeat, "comma" => ArrayFormat::Comma)]
    #[default("repeat")]
    pub array_format: Option<ArrayFormat>,
    /// Called before each attempt at a request. Hooks are not called for sign-ins.
    #[typescript("((event: RequestEvent) => void)")]
    pub on_request: Option<Function>,
    /// Told at the end of each attempt.
    #[typescript("((event: ResponseEvent) => void)")]
    pub on_response: Option<Function>,
    /// Called before a retry.
    #[typescript("((event: RetryEvent) => void)")]
    pub on_retry: Option<Function>,
    /// What sends the requests: called as `fetch(url, init)`, where `url` is a string, and `init` and its `headers` are
    /// plain objects. The body of the Response must not have been read yet: to read it, clone the Response first.
    ///
    /// @default globalThis.fetch
    #[typescript("Fetch")]
    pub fetch: Option<Function>,
    /// Allows base URLs that are neither https, nor loopback, nor of the page's own origin.
    #[default(false)]
    pub allow_insecure: Option<bool>,
}

/// How an answer is decoded.
#[options]
pub struct DecodeOptions {
    /// How answers are checked.
    #[extends]
    pub checks: ValidationOptions,
    /// The shape of records: `"model"`, or `"dto"` for the validated wire tree under its own names.
    #[words("model" => Shape::Model, "dto" => Shape::Dto)]
    #[default("model")]
    pub shape: Option<Shape>,
    /// The wanted properties of the model; leaving the others out saves their cost. Models only.
    ///
    /// @default all of them
    #[typescript("readonly (keyof Resources[R][\"model\"])[]")]
    pub select: Option<Vec<String>>,
    /// The form of date-times: text in ISO 8601, or milliseconds since 1970. Models only.
    #[words("iso" => Dates::Iso, "epoch" => Dates::Epoch)]
    #[default("iso")]
    pub dates: Option<Dates>,
    /// Called once, at the end, with what `validation: "lenient"` left out: the first 100 issues, and how many there are.
    #[typescript("((issues: readonly Issue[], issueCount: number) => void)")]
    pub on_issues: Option<Function>,
}

/// The options of a request.
#[options]
pub struct RequestOptions {
    /// How the answer is decoded.
    #[extends]
    pub decode: DecodeOptions,
    /// The limits.
    #[extends]
    pub limits: Limits,
    /// The fields to ask the server for, so that fewer bytes travel: sent as given or, for `true`, the field expansion
    /// `a,b{c,d}` that the selection, or the whole model, needs. Not every server honours it.
    #[typescript("string | readonly string[] | true")]
    pub include_fields: Option<IncludeFields>,
    /// Aborts the request, which then rejects with the signal's own reason.
    #[typescript("Signal")]
    pub signal: Option<AbortSignal>,
    /// Called during the transfer.
    #[typescript("((progress: Progress) => void)")]
    pub on_progress: Option<Function>,
    /// Told at the end of each attempt.
    #[typescript("((event: ResponseEvent) => void)")]
    pub on_response: Option<Function>,
}

/// The options of a watch.
#[options]
pub struct WatchOptions {
    /// The options of each request.
    #[extends]
    pub request: RequestOptions,
    /// When there are requests, and what is made of their answers.
    #[extends]
    pub polling: Polling,
}

/// When a watch polls, and what it makes of the answers.
#[options]
pub struct Polling {
    /// The time between the end of a poll and the start of the next, in milliseconds.
    #[range(1_000..=86_400_000)]
    #[default(30_000)]
    pub interval_ms: Option<u32>,
    /// What tells records apart: the name of a property, or a function that gives it. Required with `shape: "dto"`, and a
    /// function then.
    ///
    /// @default what identifies a record of the resource, such as its `id`
    #[typescript("keyof Resources[R][\"model\"] | ((record: never) => unknown)")]
    pub key: Option<WatchKey>,
    /// Whether to poll while the page is hidden. While it is offline, there is no poll in any case.
    #[words("pause" => WhenHidden, "continue" => WhenHidden)]
    #[default("pause")]
    pub when_hidden: Option<WhenHidden>,
    /// Called when a poll has failed, with the error and how many have failed in a row. What passes (`network`, `timeout`,
    /// `rate-limited`, `server`) is waited out; any other error ends the loop unless this returns `true`.
    #[typescript("((error: OceanError, failuresInARow: number) => unknown)")]
    pub on_error: Option<Function>,
}

impl Credentials {
    /// Reads credentials once, so later changes have no effect.
    pub(crate) fn from_js(value: &JsValue) -> Result<Self, Error> {
        Object::new(value, "The credentials", Code::InvalidParams)?.options()
    }

    /// Reads what `js/input.ts` made of the object that the application's function returned: a list of a copy, or of
    /// nothing and what reading the object has thrown.
    pub(crate) fn read_by_client(read: &JsValue) -> Result<Self, Rejection> {
        let read: &Array = read.unchecked_ref();
        match read.length() {
            0 | 1 => Ok(Self::from_js(&read.get(0))?),
            _ => Err(Rejection::Thrown(read.get(1))),
        }
    }
}

impl ClientOptions {
    /// The options as they are now.
    pub(crate) fn from_js(value: &JsValue) -> Result<Self, Error> {
        Object::new(value, "The client's options", Code::InvalidOptions)?.options()
    }
}

impl DecodeOptions {
    /// The options as they are now.
    pub(crate) fn from_js(value: &JsValue) -> Result<Self, Error> {
        Object::new(value, "The options", Code::InvalidOptions)?.options::<Self>()?.checked()
    }

    fn checked(self) -> Result<Self, Error> {
        if self.shape == Some(Shape::Dto) && (self.select.is_some() || self.dates.is_some()) {
            let message = "`select` and `dates` are for models: leave them out with `shape: \"dto\"`.";
            return Err(Error::new(Code::InvalidOptions, message));
        }
        Ok(self)
    }
}

impl RequestOptions {
    /// The options as they are now.
    pub(crate) fn from_js(value: &JsValue) -> Result<Self, Error> {
        let options: Self = Object::new(value, "The options", Code::InvalidOptions)?.options()?;
        Ok(Self { decode: options.decode.checked()?, ..options })
    }
}

impl Polling {
    /// The options as they are now.
    pub(crate) fn from_js(value: &JsValue) -> Result<Self, Error> {
        Object::new(value, "The options", Code::InvalidOptions)?.options()
    }
}

/// The options of a client, a request, a watch and `decode`, and credentials, as the code generator sees them.
#[must_use]
pub fn declared() -> [(&'static str, Vec<Declared>); 5] {
    [
        ("client", object::declared::<ClientOptions>()),
        ("request", object::declared::<RequestOptions>()),
        ("watch", object::declared::<WatchOptions>()),
        ("decode", object::declared::<DecodeOptions>()),
        ("credentials", object::declared::<Credentials>()),
    ]
}

/// An identifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Id(pub i64);

impl FromJs for Id {
    const ACCEPTED: &'static str = ID;

    fn from_js(value: JsValue) -> Option<Self> {
        let id = match value.as_string() {
            Some(text) => id_of_text(&text),
            None => value.as_f64().and_then(id_of_number),
        };
        id.map(Self)
    }
}

/// The shape of records.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Models.
    Model,
    /// The wire's own tree.
    Dto,
}

/// Whether a watch goes on while the page is hidden; `js/watch/` applies it.
#[derive(Clone)]
pub struct WhenHidden;

/// What tells the records of a watch apart; `js/watch/` applies it.
#[derive(Clone)]
pub struct WatchKey;

impl FromJs for WatchKey {
    const ACCEPTED: &'static str = "the name of a property or a function";

    fn from_js(value: JsValue) -> Option<Self> {
        (value.is_string() || value.is_function()).then_some(Self)
    }
}

/// Where the token comes from.
#[derive(Clone)]
pub enum Token {
    /// It is this one.
    Fixed(String),
    /// This function gives it.
    Function(Function),
    /// A proxy adds it.
    Proxy,
}

impl FromJs for Token {
    const ACCEPTED: &'static str = "a string, a function or null";

    fn from_js(value: JsValue) -> Option<Self> {
        if value.is_null() {
            return Some(Self::Proxy);
        }
        value.as_string().map(Self::Fixed).or_else(|| value.dyn_into().ok().map(Self::Function))
    }
}

/// The fields that the server is asked for.
#[derive(Clone)]
pub enum IncludeFields {
    /// The fields that the selection needs.
    Selected,
    /// These fields.
    Listed(Vec<String>),
}

impl FromJs for IncludeFields {
    const ACCEPTED: &'static str = "a string, a list of strings or true";

    fn from_js(value: JsValue) -> Option<Self> {
        match (value.as_bool(), value.as_string()) {
            (Some(true), _) => Some(Self::Selected),
            (Some(false), _) => Some(Self::Listed(Vec::new())),
            (None, Some(fields)) => Some(Self::Listed(vec![fields])),
            (None, None) => FromJs::from_js(value).map(Self::Listed),
        }
    }
}

impl FromJs for AbortSignal {
    const ACCEPTED: &'static str = "an AbortSignal";

    /// Accepts signals of other realms, too.
    fn from_js(value: JsValue) -> Option<Self> {
        let is_signal = value.is_object()
            && property(&value, "aborted").as_bool().is_some()
            && property(&value, "addEventListener").is_function();
        is_signal.then(|| value.unchecked_into())
    }
}

#[cfg(test)]
mod tests {
    use ocean_fleet_engine::decoder::Options;

    use super::*;

    #[test]
    fn the_engine_has_the_same_defaults() {
        let (options, engine) = (DecodeOptions::default(), Options::default());
        assert_eq!(options.checks.max_record_bytes_or_default() as usize, engine.max_record_bytes);
        assert_eq!(options.checks.validation_or_default(), engine.validation);
        assert_eq!(options.dates_or_default(), Dates::default());
    }
}
