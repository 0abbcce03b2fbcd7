//! One request for a resource: the token, the attempts, the answer.

use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{Date, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResponseType;

use crate::decoding::Decoder;
use crate::error::{self, Code, Failure};
use crate::http::{self, Attempt, Body, Outgoing, Stop, now};
use crate::object::{field, object, set};
use crate::options::{ClientOptions, Limits};
use crate::queue::{Permit, Queue};
use crate::resources::request::Request;
use crate::resources::{Method, ResourceDef};
use crate::retry;
use crate::session::Sessions;

/// Error bodies are read this far.
const MOST_ERROR_BYTES: usize = 64 << 10;

/// What the JavaScript layer does meanwhile; each may be missing, and none throws: `onProgress(received, total,
/// records)`; `onRequest`, `onResponse` and `onRetry` with an [`Event`]; `ready()`, which may give a promise to wait
/// for before more of the body is read.
pub(crate) struct Hooks(pub(crate) JsValue);

impl Hooks {
    fn get(&self, name: &str) -> Option<Function> {
        field(&self.0, name).dyn_into().ok()
    }

    fn tell(&self, name: &str, event: &Event<'_>) {
        if let Some(hook) = self.get(name) {
            let _ = hook.call1(&JsValue::UNDEFINED, &event.to_js());
        }
    }
}

/// What hooks are told: never the token, nor anything of a body.
#[derive(Default)]
struct Event<'e> {
    method: &'e str,
    endpoint: &'e str,
    attempt: u32,
    status: Option<u16>,
    /// Until the headers were there, in milliseconds.
    headers_ms: Option<f64>,
    /// Until the end, in milliseconds.
    total_ms: Option<f64>,
    bytes: Option<f64>,
    delay_ms: Option<f64>,
    reason: Option<Code>,
}

impl Event<'_> {
    fn to_js(&self) -> JsValue {
        let event = object([
            ("method", self.method.into()),
            ("endpoint", self.endpoint.into()),
            ("attempt", self.attempt.into()),
        ]);
        let numbers = [
            ("status", self.status.map(f64::from)),
            ("headersMs", self.headers_ms),
            ("totalMs", self.total_ms),
            ("bytes", self.bytes),
            ("delayMs", self.delay_ms),
        ];
        for (key, value) in numbers {
            if let Some(value) = value {
                set(&event, key, &value.into());
            }
        }
        if let Some(reason) = self.reason {
            set(&event, "reason", &reason.as_str().into());
        }
        event
    }
}

/// How an attempt has failed.
struct Failed {
    error: JsValue,
    /// Why it may be tried again, if it may.
    transient: Option<Code>,
    /// What the server asks to wait, in milliseconds.
    wish: Option<f64>,
    /// The token that the server refused.
    refused: Option<String>,
}

impl From<JsValue> for Failed {
    fn from(error: JsValue) -> Self {
        Self { error, transient: None, wish: None, refused: None }
    }
}

/// One request, over all its attempts.
pub(crate) struct Exchange<'s> {
    pub(crate) client: Rc<ClientOptions>,
    pub(crate) sessions: Rc<Sessions>,
    pub(crate) queue: Rc<Queue>,
    pub(crate) resource: &'static ResourceDef,
    pub(crate) request: Request,
    pub(crate) limits: Limits,
    pub(crate) hooks: Hooks,
    pub(crate) stop: &'s Stop,
}

impl Exchange<'_> {
    /// Sends the request until it succeeds, or until there is no point in it any more: the decoder with the answer.
    /// Each attempt has a decoder of its own; the first one is there.
    pub(crate) async fn run(
        &self,
        first: Decoder,
        make: impl Fn() -> Result<Decoder, Failure>,
    ) -> Result<Decoder, JsValue> {
        let started = now();
        let permit = self.queue.enter(self.outgoing(), self.stop).await?;
        let mut decoder = first;
        let mut renewed = false;
        let mut attempt = 1;
        loop {
            let Err(failed) = self.attempt(attempt, &permit, &mut decoder).await else { return Ok(decoder) };
            let mut delay = 0.0;
            match (failed.refused, failed.transient) {
                (Some(token), _) => {
                    self.sessions.refused(&token);
                    if renewed || !self.sessions.can_renew() {
                        return Err(with_attempts(failed.error, attempt));
                    }
                    // Once, and at once: the token may simply have been too old.
                    renewed = true;
                }
                // A renewed token has cost an attempt, but no retry.
                (None, Some(reason))
                    if attempt <= self.limits.retries + u32::from(renewed) && !decoder.has_delivered() =>
                {
                    delay = retry::delay(attempt, js_sys::Math::random(), failed.wish);
                    if now() - started + delay >= self.limits.deadline_ms {
                        return Err(with_attempts(failed.error, attempt));
                    }
                    let event = Event { delay_ms: Some(delay), reason: Some(reason), ..self.event(attempt) };
                    self.hooks.tell("onRetry", &event);
                }
                _ => return Err(with_attempts(failed.error, attempt)),
            }
            if delay > 0.0 {
                self.stop.sleep(delay).await?;
            }
            decoder = make()?;
            attempt += 1;
        }
    }

    fn event(&self, attempt: u32) -> Event<'static> {
        Event { method: self.resource.method.as_str(), endpoint: self.resource.path, attempt, ..Event::default() }
    }

    fn outgoing(&self) -> Rc<Outgoing> {
        Rc::new(Outgoing {
            post: self.resource.method == Method::Post,
            url: [&self.client.base_url, "/", self.resource.path].concat(),
            query: self.request.query.clone(),
            body: self.request.body.clone(),
        })
    }

    async fn attempt(&self, number: u32, permit: &Permit, decoder: &mut Decoder) -> Result<(), Failed> {
        let token = self.sessions.token(self.stop).await.map_err(|error| at(error, self.resource.path))?;
        let started = now();
        let mut event = self.event(number);
        self.hooks.tell("onRequest", &event);
        let result = self.transfer(permit, token, decoder, &mut event, started).await;
        event.total_ms = Some(now() - started);
        self.hooks.tell("onResponse", &event);
        result
    }

    async fn transfer(
        &self,
        permit: &Permit,
        token: Option<String>,
        decoder: &mut Decoder,
        event: &mut Event<'_>,
        started: f64,
    ) -> Result<(), Failed> {
        let attempt = self.stop.attempt(self.limits.timeout_ms).map_err(JsValue::from)?;
        let response =
            http::send(&permit.outgoing, token.as_deref(), permit.past_cache, self.client.fetch.as_ref(), &attempt)
                .await
                .map_err(|error| self.cut(error))?;
        let status = response.status();
        event.status = Some(status);
        event.headers_ms = Some(now() - started);
        if !response.ok() {
            return Err(self.refusal(&response, &attempt, token).await);
        }
        if status != 204 {
            self.read(&response, &attempt, decoder, event).await?;
        }
        Ok(())
    }

    /// Decodes the body as it arrives.
    async fn read(
        &self,
        response: &Response,
        attempt: &Attempt<'_>,
        decoder: &mut Decoder,
        event: &mut Event<'_>,
    ) -> Result<(), Failed> {
        let mut body = Body::of(response, attempt).map_err(|error| self.cut(error))?;
        let total = total_bytes(response);
        let (ready, on_progress) = (self.hooks.get("ready"), self.hooks.get("onProgress"));
        let mut received = 0.0;
        while let Some(piece) = body.next().await.map_err(|error| self.cut(error))? {
            received += f64::from(piece.length());
            event.bytes = Some(received);
            if received > self.limits.max_bytes {
                let path = self.resource.path;
                let message = ["The answer of ", path, " is larger than `maxBytes`."].concat();
                return Err(JsValue::from(Failure::new(Code::TooLarge, &message).at(path)).into());
            }
            decoder.push(&piece).map_err(|error| with_status(error, response.status()))?;
            if let Some(on_progress) = &on_progress {
                let records = decoder.records();
                let _ = on_progress.call3(&JsValue::UNDEFINED, &received.into(), &total, &records.into());
            }
            let promise = ready.as_ref().and_then(|ready| ready.call0(&JsValue::UNDEFINED).ok());
            if let Some(promise) = promise.filter(|promise| !promise.is_undefined()) {
                self.stop.wait(Promise::resolve(&promise)).await?;
            }
        }
        decoder.finish().map_err(|error| with_status(error, response.status()))?;
        Ok(())
    }

    /// A transfer that has broken off.
    fn cut(&self, failure: Failure) -> Failed {
        let transient = matches!(failure.code, Code::Network | Code::Timeout).then_some(failure.code);
        let stopped = self.stop.is_over();
        Failed {
            error: failure.at(self.resource.path).into(),
            transient: transient.filter(|_| !stopped),
            wish: None,
            refused: None,
        }
    }

    /// An answer that is an error.
    async fn refusal(&self, response: &Response, attempt: &Attempt<'_>, token: Option<String>) -> Failed {
        let status = response.status();
        let text = match Body::of(response, attempt) {
            Ok(mut body) => body.text(MOST_ERROR_BYTES).await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        let header = response.headers().get("retry-after");
        let wish = header.and_then(|header| retry::wish(&header, Date::now(), Date::parse));
        let failure = Failure::status(status, self.resource.path, &text, token.as_deref());
        let transient = (retry::is_transient(status) && !self.stop.is_over()).then_some(failure.code);
        let failure = match wish {
            Some(wish) => failure.with("retryAfterMs", wish),
            None => failure,
        };
        Failed { transient, refused: token.filter(|_| status == 401), wish, error: failure.into() }
    }
}

/// How many bytes the body will have, where that is known: not where it travels compressed, nor where another origin
/// may hide that it does.
fn total_bytes(response: &Response) -> JsValue {
    let headers = response.headers();
    let length = headers.get("content-length").and_then(|length| length.parse::<u32>().ok());
    match length {
        Some(length) if !headers.has("content-encoding") && response.type_() != ResponseType::Cors => {
            f64::from(length).into()
        }
        _ => JsValue::UNDEFINED,
    }
}

fn with(error: JsValue, key: &str, value: impl Into<JsValue>) -> JsValue {
    error::add(&error, key, &value.into());
    error
}

fn with_attempts(error: JsValue, attempts: u32) -> JsValue {
    with(error, "attempts", attempts)
}

fn with_status(error: JsValue, status: u16) -> JsValue {
    with(error, "status", status)
}

fn at(error: JsValue, endpoint: &str) -> JsValue {
    with(error, "endpoint", endpoint)
}
