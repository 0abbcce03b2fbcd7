//! One request for a resource: its turn, its token, its answer.

use std::rc::Rc;

use js_sys::{Function, Promise, Uint32Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::AbortSignal;

use super::answer::{Decoder, Sink, check_selection, find, schema};
use super::attempts::{Attempts, Failed, Retry};
use super::context::Context;
use super::error::{Code, Error, Rejection};
use super::hooks;
use super::http::{self, Attempt, Body, Cancellation, Outgoing, Response, now};
use super::options::{DecodeOptions, IncludeFields, Limits, RequestOptions, ValidationOptions};
use super::outgoing::{Progress, RequestEvent, ResponseEvent, to_json};
use super::params;
use super::queue::Permit;
use super::watch::Memory;
use crate::resources::request::{ArrayFormat, Request, separated_by_commas};
use crate::resources::{Method, ResourceDef};

/// A request whose parameters and options have been checked; nothing has been sent yet.
#[wasm_bindgen]
pub struct PreparedRequest {
    client: Rc<Context>,
    resource: &'static ResourceDef,
    outgoing: Rc<Outgoing>,
    limits: Limits,
    decode: Rc<DecodeOptions>,
    signal: Option<AbortSignal>,
    on_progress: Option<Function>,
    on_response: Option<Function>,
    /// The previous answer, if this is a request of a watch.
    memory: Option<Memory>,
}

impl PreparedRequest {
    /// Reads parameters and options once, so later changes have no effect.
    pub(crate) fn read(
        client: &Rc<Context>,
        resource: &str,
        params: &JsValue,
        options: &JsValue,
    ) -> Result<Self, Error> {
        let settings = &client.settings;
        let resource = find(resource)?;
        let defaults = settings.request_defaults();
        let mut written = params::read(resource, params, defaults)?;
        let options = RequestOptions::from_js(options)?;
        add_include_fields(resource, &options, defaults.array_format, &mut written);
        let checks = options.decode.checks.or(&settings.options.checks);
        Ok(Self {
            client: Rc::clone(client),
            resource,
            outgoing: Rc::new(Outgoing {
                post: resource.method == Method::Post,
                url: format!("{}/{}", settings.base_url, resource.path),
                query: written.query,
                body: written.body.as_ref().and_then(to_json),
            }),
            limits: options.limits.or(&settings.options.limits),
            // The client itself calls its own hook, once per kind.
            decode: Rc::new(DecodeOptions {
                checks: ValidationOptions { on_drift: options.decode.checks.on_drift, ..checks },
                ..options.decode
            }),
            signal: options.signal,
            on_progress: options.on_progress,
            on_response: options.on_response,
            memory: None,
        })
    }
}

/// Adds the field expansion requested with `includeFields`.
fn add_include_fields(resource: &ResourceDef, options: &RequestOptions, format: ArrayFormat, written: &mut Request) {
    let fields = match &options.include_fields {
        Some(IncludeFields::Selected) => vec![schema(resource).expansion(options.decode.select.as_deref())],
        Some(IncludeFields::Listed(fields)) => fields.clone(),
        None => return,
    };
    let fields = if format == ArrayFormat::Comma { vec![separated_by_commas(&fields)] } else { fields };
    let fields = fields.into_iter().filter(|field| !field.is_empty());
    written.query.extend(fields.map(|field| ("includeFields".to_owned(), field)));
}

#[wasm_bindgen]
impl PreparedRequest {
    /// The caller's signal.
    #[wasm_bindgen(getter)]
    pub fn signal(&self) -> Option<AbortSignal> {
        self.signal.clone()
    }

    /// Makes this a request of a watch: records that are in its memory are not given out again.
    pub fn recall(&mut self, memory: &Memory) {
        self.memory = Some(memory.clone());
    }

    /// Sends the request and decodes the answer as it arrives. `on_sending` is called right before each attempt is sent.
    /// `ready` may return a promise to wait for before doing more work. A stream gives out records early, and has a signal
    /// of its own that ends the request. For a watch, the promise gives what the answer consists of: see
    /// `Decoder::recognised` in the engine.
    pub fn send(mut self, sink: Sink, on_sending: Function, ready: Function, stream: Option<AbortSignal>) -> Promise {
        let own_signal = self.signal.take();
        future_to_promise(async move {
            // Before anything is sent.
            check_selection(self.resource, &self.decode)?;
            let streaming = stream.is_some();
            let cancellation =
                Cancellation::new(own_signal.into_iter().chain(stream), self.limits.deadline_ms_or_default())?;
            if let Some(reason) = cancellation.reason() {
                return Err(reason);
            }
            let exchange =
                Exchange { request: &self, sink: &sink, on_sending, ready, streaming, cancellation: &cancellation };
            match (exchange.run().await, cancellation.reason()) {
                (Ok(mut decoder), _) => {
                    self.report(&mut decoder);
                    Ok(self.remember(&mut decoder))
                }
                // However the transfer ended, the caller asked for it.
                (Err(_), Some(reason)) => Err(reason),
                (Err(rejection), None) => Err(rejection.into()),
            }
        })
    }
}

impl PreparedRequest {
    /// A decoder for an answer.
    fn decoder(&self, streaming: bool, sink: &Sink) -> Result<Decoder, Rejection> {
        let mut decoder = Decoder::create(self.resource, Rc::clone(&self.decode), streaming, sink.clone())?;
        if let Some(memory) = &self.memory {
            decoder.recognise(memory.records());
        }
        Ok(decoder)
    }

    /// Remembers the records of an answer, for a watch, and returns what the answer consists of.
    fn remember(&self, decoder: &mut Decoder) -> JsValue {
        let (Some(memory), Some((runs, records))) = (&self.memory, decoder.recognised()) else {
            return JsValue::UNDEFINED;
        };
        memory.keep(records);
        Uint32Array::from(runs.as_slice()).into()
    }

    /// Reports to the hooks what was new in an answer, and what was left out.
    fn report(&self, decoder: &mut Decoder) {
        for drift in decoder.take_drift() {
            hooks::tell(self.decode.checks.on_drift.as_ref(), &drift);
            self.client.report_drift(&drift);
        }
        decoder.report_issues();
    }
}

/// A running request, over all its attempts.
struct Exchange<'e> {
    request: &'e PreparedRequest,
    sink: &'e Sink,
    on_sending: Function,
    ready: Function,
    streaming: bool,
    cancellation: &'e Cancellation,
}

impl Exchange<'_> {
    /// Sends the request until it succeeds or there is no point in trying again; returns the decoder with the answer. Each
    /// answer has a decoder of its own.
    async fn run(&self) -> Result<Decoder, Rejection> {
        let PreparedRequest { client, resource, outgoing, limits, .. } = self.request;
        let permit = client.queue.enter(Rc::clone(outgoing), self.cancellation).await?;
        let mut attempts = Attempts::new(resource.path, self.cancellation, limits.retries_or_default());
        let mut is_renewed = false;
        loop {
            let event = self.event(attempts.number);
            let failed = match self.attempt(event, &permit).await {
                Ok(decoder) => return Ok(decoder),
                Err(failed) => failed,
            };
            if failed.is_renewable && !is_renewed {
                // Once, and without delay: the token may simply have expired.
                is_renewed = true;
                attempts.add();
            } else {
                let Retry { delay_ms, reason } = attempts.retry(failed)?;
                hooks::tell(client.settings.options.on_retry.as_ref(), &event.retried(delay_ms, reason));
                self.cancellation.sleep(delay_ms).await?;
            }
        }
    }

    /// The event for hooks that stands for an attempt.
    fn event(&self, attempt: u32) -> RequestEvent {
        let resource = self.request.resource;
        RequestEvent { method: resource.method.as_str(), endpoint: resource.path, attempt }
    }

    /// Waits until more work may be done.
    async fn ready(&self) -> Result<(), Rejection> {
        // This is our own function; it does not throw.
        let promise = self.ready.call0(&JsValue::UNDEFINED).unwrap_or_default();
        if promise.is_undefined() {
            return Ok(());
        }
        let promise = Promise::resolve(&promise);
        let waited = match self.streaming {
            true => self.cancellation.wait_for_caller(promise).await,
            false => self.cancellation.wait(promise).await,
        };
        waited.map(drop)
    }

    async fn attempt(&self, event: RequestEvent, permit: &Permit) -> Result<Decoder, Failed> {
        let PreparedRequest { client, on_response, .. } = self.request;
        let token = client.sessions.token(self.cancellation).await.map_err(Failed::before)?;
        self.ready().await.map_err(Failed::before)?;
        let started = now();
        let options = &client.settings.options;
        hooks::tell(options.on_request.as_ref(), &event);
        let mut response = event.ended();
        let result = self.transfer(permit, token, &mut response, started).await;
        response.total_ms = now() - started;
        hooks::tell(options.on_response.as_ref(), &response);
        hooks::tell(on_response.as_ref(), &response);
        result
    }

    async fn transfer(
        &self,
        permit: &Permit,
        token: Option<String>,
        event: &mut ResponseEvent,
        started: f64,
    ) -> Result<Decoder, Failed> {
        let PreparedRequest { client, resource, limits, .. } = self.request;
        let attempt = self.cancellation.attempt(limits.timeout_ms_or_default());
        // This is our own function; it does not throw.
        let _ = self.on_sending.call0(&JsValue::UNDEFINED);
        let fetch = client.settings.options.fetch.as_ref();
        let response = http::send(&permit.outgoing, token.as_deref(), permit.past_cache, fetch, &attempt).await?;
        let status = response.status;
        event.status = Some(status);
        event.headers_ms = Some(now() - started);
        if !response.is_success() {
            let mut failed = Failed::answered(&response, &attempt, resource.path, token.as_deref().as_slice()).await;
            failed.is_renewable = status == 401 && token.is_some_and(|token| client.sessions.refused(&token));
            return Err(failed);
        }
        // Not before there is an answer: what it costs for the first time would delay the request.
        let mut decoder = self.request.decoder(self.streaming, self.sink)?;
        if status != 204 {
            let read = self.read(&response, &attempt, &mut decoder, event).await;
            read.map_err(|failed| if decoder.has_delivered() { failed.for_good() } else { failed })?;
        }
        Ok(decoder)
    }

    /// Decodes the body as it arrives.
    async fn read(
        &self,
        response: &Response,
        attempt: &Attempt<'_>,
        decoder: &mut Decoder,
        event: &mut ResponseEvent,
    ) -> Result<(), Failed> {
        let PreparedRequest { client, resource, on_progress, .. } = self.request;
        let body = Body::of(response, attempt);
        let total_bytes = response.total_bytes;
        let mut received_bytes = 0.0;
        while let Some(piece) = body.next().await? {
            received_bytes += f64::from(piece.length());
            event.bytes = Some(received_bytes);
            if received_bytes > client.settings.options.max_bytes_or_default() {
                let message = format!(
                    "The answer of {} is larger than `maxBytes`. Ask for less, or raise that option.",
                    resource.path
                );
                return Err(Error::new(Code::TooLarge, message).into());
            }
            decoder.decode(&piece).map_err(|rejection| with_head(rejection, response))?;
            let progress = Progress { received_bytes, total_bytes, records: decoder.records() };
            hooks::tell(on_progress.as_ref(), &progress);
            self.ready().await?;
        }
        decoder.complete().map_err(|rejection| with_head(rejection, response))?;
        Ok(())
    }
}

/// The error of an answer that cannot be decoded, with what the headers say about it.
fn with_head(rejection: Rejection, response: &Response) -> Rejection {
    match rejection {
        Rejection::Error(mut error) => {
            error.details().status = Some(response.status);
            error.with_encoding(response.foreign_encoding.as_deref()).into()
        }
        thrown @ Rejection::Thrown(_) => thrown,
    }
}
