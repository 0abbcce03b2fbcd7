//! The client's options.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use crate::decoding::{read_max_record_bytes, read_validation};
use crate::error::{Code, Failure};
use crate::given::Given;
use crate::object::field;
use crate::resources::MAX_SAFE;
use crate::resources::request::{ArrayFormat, Defaults};

/// Where the vendor serves the API.
const BASE_URL: &str = "https://v3.oceansystem.com/ocean/restapi";

/// Every option of a client.
const KNOWN: [&str; 18] = [
    "baseUrl",
    "getCredentials",
    "token",
    "customerId",
    "timeoutMs",
    "deadlineMs",
    "retries",
    "concurrency",
    "maxBytes",
    "arrayFormat",
    "fetch",
    "allowInsecure",
    "validation",
    "maxRecordBytes",
    "onRequest",
    "onResponse",
    "onRetry",
    "onDrift",
];

/// The options that the JavaScript layer acts on: here, they are only checked.
fn check_others(given: &Given<'_>) -> Result<(), Failure> {
    read_validation(given)?;
    read_max_record_bytes(given)?;
    for hook in ["onRequest", "onResponse", "onRetry", "onDrift"] {
        given.function(hook)?;
    }
    Ok(())
}

/// How long a request may take, how often it is tried, and how much is read.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The longest silence, in milliseconds.
    pub(crate) timeout_ms: f64,
    /// Over all attempts, in milliseconds.
    pub(crate) deadline_ms: f64,
    /// Further attempts after the first one.
    pub(crate) retries: u32,
    /// Of one body.
    pub(crate) max_bytes: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { timeout_ms: 30_000.0, deadline_ms: 300_000.0, retries: 2, max_bytes: f64::from(512 << 20) }
    }
}

impl Limits {
    /// These limits, but for what is given.
    pub(crate) fn with(self, given: &Given<'_>) -> Result<Self, Failure> {
        // A day.
        const LONGEST: f64 = 86_400_000.0;
        Ok(Self {
            timeout_ms: given.integer("timeoutMs", 1.0, LONGEST)?.unwrap_or(self.timeout_ms),
            deadline_ms: given.integer("deadlineMs", 1.0, LONGEST)?.unwrap_or(self.deadline_ms),
            retries: given.integer("retries", 0.0, 100.0)?.map_or(self.retries, |retries| retries as u32),
            max_bytes: given.integer("maxBytes", 1.0, MAX_SAFE)?.unwrap_or(self.max_bytes),
        })
    }
}

/// Where tokens come from.
pub(crate) enum TokenSource {
    /// From `signIn` alone.
    SignIn,
    /// From signing in with what this function gives.
    Credentials(Function),
    /// From the application: it is this one.
    Fixed(String),
    /// From the application: this function gives it.
    Function(Function),
    /// A proxy adds it.
    Proxy,
}

/// The options, checked.
pub(crate) struct ClientOptions {
    /// Absolute, without a slash at its end.
    pub(crate) base_url: String,
    /// What is added to requests.
    pub(crate) defaults: Defaults,
    pub(crate) token: TokenSource,
    pub(crate) fetch: Option<Function>,
    pub(crate) limits: Limits,
    /// Requests under way at once.
    pub(crate) concurrency: usize,
}

impl ClientOptions {
    pub(crate) fn read(options: &JsValue) -> Result<Self, Failure> {
        let given = Given::new(options, "The client's options", Code::InvalidOptions)?.only(&KNOWN)?;
        check_others(&given)?;
        let base_url = given.text("baseUrl")?;
        Ok(Self {
            base_url: checked_url(base_url.as_deref().unwrap_or(BASE_URL), given.flag("allowInsecure")?)?,
            defaults: Defaults {
                customer_id: given.integer("customerId", -MAX_SAFE, MAX_SAFE)?,
                array_format: match given.either("arrayFormat", "repeat", "comma")? {
                    Some(true) => ArrayFormat::Comma,
                    _ => ArrayFormat::Repeat,
                },
            },
            token: TokenSource::read(&given)?,
            fetch: given.function("fetch")?,
            limits: Limits::default().with(&given)?,
            concurrency: given.integer("concurrency", 1.0, 1_000.0)?.map_or(6, |places| places as usize),
        })
    }
}

impl TokenSource {
    fn read(given: &Given<'_>) -> Result<Self, Failure> {
        let token = given.value("token");
        match given.function("getCredentials")? {
            Some(_) if !token.is_undefined() => {
                Err(invalid("`getCredentials` and `token` exclude each other: pass one of them."))
            }
            Some(ask) => Ok(Self::Credentials(ask)),
            None if token.is_undefined() => Ok(Self::SignIn),
            None if token.is_null() => Ok(Self::Proxy),
            None => match (token.as_string(), token.dyn_into()) {
                (Some(token), _) => Ok(Self::Fixed(checked_token(token)?)),
                (_, Ok(ask)) => Ok(Self::Function(ask)),
                _ => Err(given.refused("token", "a string, a function or null")),
            },
        }
    }
}

fn invalid(message: &str) -> Failure {
    Failure::new(Code::InvalidOptions, message)
}

/// A token that can travel in a header; what it is, is never told.
pub(crate) fn checked_token(token: String) -> Result<String, Failure> {
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(invalid("The token must be a non-empty string of visible ASCII characters."));
    }
    Ok(token)
}

/// The absolute form of a base URL, if the token may be sent there.
fn checked_url(given: &str, allow_insecure: Option<bool>) -> Result<String, Failure> {
    let page = field(&field(&js_sys::global(), "location"), "href").as_string().and_then(|href| Url::new(&href).ok());
    let url = match &page {
        Some(page) => Url::new_with_base(given, &page.href()),
        None => Url::new(given),
    };
    let url = url.map_err(|_| {
        invalid("`baseUrl` must be an absolute http(s) URL or, in a page, a path such as \"/restapi\".")
    })?;
    let (protocol, host) = (url.protocol(), url.hostname());
    if !matches!(protocol.as_str(), "https:" | "http:") {
        return Err(invalid("`baseUrl` must be an http(s) URL."));
    }
    if url.href() != url.origin() + &url.pathname() {
        return Err(invalid("`baseUrl` must have no credentials, query or fragment."));
    }
    let loopback = host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        // A host of digits is an address: `Url` takes no other.
        || (host.starts_with("127.") && host.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()));
    let same_origin = page.is_some_and(|page| page.origin() == url.origin());
    if protocol == "http:" && !loopback && !same_origin && allow_insecure != Some(true) {
        return Err(invalid(
            "`baseUrl` is not secure: the token would travel in the clear. Use https, or set `allowInsecure: true`.",
        ));
    }
    Ok(url.href().trim_end_matches('/').to_owned())
}
