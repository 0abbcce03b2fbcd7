//! The client, as JavaScript calls it: who is signed in, and requests from parameters to records.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use crate::decoding::Decoder;
use crate::error::{Code, Failure};
use crate::given::field;
use crate::http::{self, Abort, Body, Outgoing};
use crate::options::ClientOptions;
use crate::resources::{self, Method, ResourceDef};
use crate::session::{self, Credentials, Session};
use crate::{parameters, resources::find};

/// Error bodies are read this far.
const MOST_ERROR_BYTES: usize = 64 << 10;

/// Speaks to one server for one user.
#[wasm_bindgen]
pub struct Client {
    options: Rc<ClientOptions>,
    session: Rc<RefCell<Option<Session>>>,
}

#[wasm_bindgen]
impl Client {
    /// Checks the options; nothing is sent.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Client, JsValue> {
        Ok(Self { options: Rc::new(ClientOptions::read(&options)?), session: Rc::default() })
    }

    /// Signs in, and gives the session.
    #[wasm_bindgen(js_name = signIn)]
    pub fn sign_in(&self, credentials: JsValue) -> Promise {
        let (options, place) = (Rc::clone(&self.options), Rc::clone(&self.session));
        wasm_bindgen_futures::future_to_promise(async move {
            let session = Session::sign_in(&options, &Credentials::read(&credentials)?).await?;
            let out = session.to_js();
            place.replace(Some(session));
            Ok(out)
        })
    }

    /// The session, as far as an application may see it.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> JsValue {
        self.session.borrow().as_ref().map_or(JsValue::NULL, Session::to_js)
    }

    /// Forgets the token.
    #[wasm_bindgen(js_name = signOut)]
    pub fn sign_out(&self) {
        self.session.replace(None);
    }

    /// Requests a resource, and decodes the answer as it arrives. `hooks` holds what the JavaScript layer does
    /// meanwhile: `connect`, see [`Decoder::new`]; `onProgress({receivedBytes, totalBytes?, records})`; `ready()`, a
    /// promise to wait for before reading on. Resolves to the decoder, which then knows of issues and drift.
    pub fn request(&self, resource: &str, params: JsValue, options: JsValue, hooks: JsValue) -> Promise {
        let (client, session) = (Rc::clone(&self.options), Rc::clone(&self.session));
        let resource = find(resource);
        wasm_bindgen_futures::future_to_promise(async move {
            let resource = resource.ok_or_else(no_such_resource)?;
            let query = parameters::query(resource, &params, client.customer_id)?;
            let connect = hook(&hooks, "connect").ok_or_else(no_such_resource)?;
            let signal = field(&options, "signal").dyn_into().ok();
            let mut decoder = Decoder::create(resource, &options, &connect)?;
            let exchange = Exchange { client, session, resource, hooks };
            exchange.run(query, &mut decoder, signal).await?;
            Ok(decoder.into())
        })
    }
}

fn no_such_resource() -> Failure {
    let names: Vec<_> = resources::ALL.iter().map(|resource| resource.name).collect();
    Failure::new(Code::InvalidParams, format!("There is no such resource; there are: {}.", names.join(", ")))
}

/// A function among the hooks.
fn hook(hooks: &JsValue, name: &str) -> Option<Function> {
    field(hooks, name).dyn_into().ok()
}

/// One request for a resource, from the token to the last byte.
struct Exchange {
    client: Rc<ClientOptions>,
    session: Rc<RefCell<Option<Session>>>,
    resource: &'static ResourceDef,
    hooks: JsValue,
}

impl Exchange {
    async fn run(
        &self,
        query: Vec<(String, String)>,
        decoder: &mut Decoder,
        signal: Option<AbortSignal>,
    ) -> Result<(), JsValue> {
        let abort = Abort::following(signal)?;
        if let Some(reason) = abort.reason() {
            return Err(reason);
        }
        let result = self.transfer(query, decoder, &abort).await;
        match abort.reason() {
            // However the transfer took it: it is what the caller wanted.
            Some(reason) if result.is_err() => Err(reason),
            _ => result,
        }
    }

    async fn transfer(
        &self,
        query: Vec<(String, String)>,
        decoder: &mut Decoder,
        abort: &Abort,
    ) -> Result<(), JsValue> {
        let path = self.resource.path;
        let outgoing = Outgoing {
            post: self.resource.method == Method::Post,
            url: format!("{}/{path}", self.client.base_url),
            query,
            body: None,
            token: self.token().await.map_err(|failure| failure.or_at(path))?,
        };
        let response =
            http::send(outgoing, self.client.fetch.as_ref(), abort).await.map_err(|failure| failure.or_at(path))?;
        let status = response.status();
        let mut body = Body::of(&response).map_err(|failure| failure.or_at(path))?;
        if !response.ok() {
            let text = body.text(MOST_ERROR_BYTES).await.unwrap_or_default();
            return Err(Failure::status(status, path, &text).into());
        }
        if status == 204 {
            return Ok(());
        }
        let total = total_bytes(&response);
        let (ready, on_progress) = (hook(&self.hooks, "ready"), hook(&self.hooks, "onProgress"));
        let mut received = 0.0;
        while let Some(piece) = body.next().await.map_err(|failure| failure.or_at(path))? {
            received += f64::from(piece.length());
            decoder.push(&piece)?;
            if let Some(on_progress) = &on_progress {
                let records = decoder.records();
                // The JavaScript layer keeps what an application's hook throws.
                let _ = on_progress.call3(&JsValue::UNDEFINED, &received.into(), &total, &records.into());
            }
            if let Some(promise) = ready.as_ref().and_then(|ready| ready.call0(&JsValue::UNDEFINED).ok()) {
                JsFuture::from(Promise::resolve(&promise)).await?;
            }
        }
        decoder.finish().map_err(|failure| with_status(failure, status))
    }

    /// The token, from the session or from where the options say.
    async fn token(&self) -> Result<Option<String>, Failure> {
        let known = {
            let session = self.session.borrow();
            session.as_ref().filter(|session| !session.has_expired()).map(|session| session.token.clone())
        };
        if known.is_some() {
            return Ok(known);
        }
        let session = session::obtain(&self.client).await?;
        let token = session.as_ref().map(|session| session.token.clone());
        if session.is_some() {
            self.session.replace(session);
        }
        Ok(token)
    }
}

/// How many bytes the body will have, where that is known: not where it travels compressed.
fn total_bytes(response: &gloo_net::http::Response) -> JsValue {
    let headers = response.headers();
    let length = headers.get("content-length").and_then(|length| length.parse::<u32>().ok());
    match length {
        Some(length) if !headers.has("content-encoding") => f64::from(length).into(),
        _ => JsValue::UNDEFINED,
    }
}

/// The status belongs to errors in the body, too.
fn with_status(failure: JsValue, status: u16) -> JsValue {
    if failure.is_object() {
        let _ = Reflect::set(&failure, &"status".into(), &status.into());
    }
    failure
}
