//! One request for a resource: its turn, its token, its answer.

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResponseType;

use crate::attempts::{Another, Attempts, Failed};
use crate::decoding::Decoder;
use crate::error::{self, Code, Failure};
use crate::http::{self, Attempt, Body, Outgoing, Response, Stop, now};
use crate::object::{field, object, set};
use crate::options::{ClientOptions, Limits};
use crate::queue::{Permit, Queue};
use crate::resources::ResourceDef;
use crate::session::Sessions;

/// What the JavaScript layer does meanwhile; each may be missing, and none throws: `onProgress(received, total,
/// records)`; `onRequest`, `onResponse` and `onRetry` with an event; `ready()`, which may give a promise to wait
/// for before there is more work.
pub(crate) struct Hooks(pub(crate) JsValue);

impl Hooks {
    fn get(&self, name: &str) -> Option<Function> {
        field(&self.0, name).dyn_into().ok()
    }

    fn tell(&self, name: &str, event: &JsValue) {
        if let Some(hook) = self.get(name) {
            let _ = hook.call1(&JsValue::UNDEFINED, event);
        }
    }
}

/// One request, over all its attempts.
pub(crate) struct Exchange<'s> {
    pub(crate) client: Rc<ClientOptions>,
    pub(crate) sessions: Rc<Sessions>,
    pub(crate) queue: Rc<Queue>,
    pub(crate) resource: &'static ResourceDef,
    pub(crate) outgoing: Rc<Outgoing>,
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
        let permit = self.queue.enter(Rc::clone(&self.outgoing), self.stop).await?;
        let mut attempts = Attempts::new(self.resource.path, self.stop, self.limits.retries);
        let mut decoder = first;
        let mut renewed = false;
        loop {
            let event = self.event(attempts.number);
            let Err(mut failed) = self.attempt(attempts.number, &permit, &mut decoder).await else {
                return Ok(decoder);
            };
            if failed.is_renewable && !renewed {
                // Once, and at once: the token may simply have been too old.
                renewed = true;
                attempts.add();
            } else {
                failed.transient = failed.transient.filter(|_| !decoder.has_delivered());
                let Another { delay_ms, reason } = attempts.again(failed)?;
                set(&event, "delayMs", &delay_ms.into());
                set(&event, "reason", &reason.as_str().into());
                self.hooks.tell("onRetry", &event);
                self.stop.sleep(delay_ms).await?;
            }
            decoder = make()?;
        }
    }

    /// What hooks are told of an attempt: never the token, nor anything of a body.
    fn event(&self, attempt: u32) -> JsValue {
        object([
            ("method", self.resource.method.as_str().into()),
            ("endpoint", self.resource.path.into()),
            ("attempt", attempt.into()),
        ])
    }

    /// Waits until there may be more work.
    async fn ready(&self) -> Result<(), JsValue> {
        let promise = self.hooks.get("ready").and_then(|ready| ready.call0(&JsValue::UNDEFINED).ok());
        if let Some(promise) = promise.filter(|promise| !promise.is_undefined()) {
            self.stop.wait(Promise::resolve(&promise)).await?;
        }
        Ok(())
    }

    async fn attempt(&self, number: u32, permit: &Permit, decoder: &mut Decoder) -> Result<(), Failed> {
        let token = self.sessions.token(self.stop).await.map_err(Failed::before)?;
        self.ready().await.map_err(Failed::before)?;
        let started = now();
        self.hooks.tell("onRequest", &self.event(number));
        let event = self.event(number);
        let result = self.transfer(permit, token, decoder, &event, started).await;
        set(&event, "totalMs", &(now() - started).into());
        self.hooks.tell("onResponse", &event);
        result
    }

    async fn transfer(
        &self,
        permit: &Permit,
        token: Option<String>,
        decoder: &mut Decoder,
        event: &JsValue,
        started: f64,
    ) -> Result<(), Failed> {
        let attempt = self.stop.attempt(self.limits.timeout_ms)?;
        let response =
            http::send(&permit.outgoing, token.as_deref(), permit.past_cache, self.client.fetch.as_ref(), &attempt)
                .await?;
        let status = response.status();
        set(event, "status", &status.into());
        set(event, "headersMs", &(now() - started).into());
        if !response.ok() {
            let mut failed =
                Failed::answered(&response, &attempt, self.resource.path, token.as_deref().as_slice()).await;
            failed.is_renewable = status == 401 && token.is_some_and(|token| self.sessions.refused(&token));
            return Err(failed);
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
        event: &JsValue,
    ) -> Result<(), Failed> {
        let mut body = Body::of(response, attempt)?;
        let total = total_bytes(response);
        let on_progress = self.hooks.get("onProgress");
        let mut received = 0.0;
        while let Some(piece) = body.next().await? {
            received += f64::from(piece.length());
            set(event, "bytes", &received.into());
            if received > self.limits.max_bytes {
                let path = self.resource.path;
                let message = ["The answer of ", path, " is larger than `maxBytes`."].concat();
                return Err(Failure::new(Code::TooLarge, &message).into());
            }
            decoder.push(&piece).map_err(|error| with_status(error, response.status()))?;
            if let Some(on_progress) = &on_progress {
                let records = decoder.records();
                let _ = on_progress.call3(&JsValue::UNDEFINED, &received.into(), &total, &records.into());
            }
            self.ready().await?;
        }
        decoder.finish().map_err(|error| with_status(error, response.status()))?;
        Ok(())
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

fn with_status(error: JsValue, status: u16) -> JsValue {
    error::add(&error, "status", &status.into());
    error
}
