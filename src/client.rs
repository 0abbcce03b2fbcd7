//! The client, as JavaScript calls it: who is signed in, and requests from parameters to records.

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use crate::decoding::{self, Decoder};
use crate::exchange::{Exchange, Hooks};
use crate::given::{Given, is_missing};
use crate::http::{Outgoing, Stop};
use crate::object::field;
use crate::options::ClientOptions;
use crate::queue::Queue;
use crate::resources::Method;
use crate::session::{Credentials, Sessions};
use crate::{error::Code, parameters, task};

/// Speaks to one server for one user.
#[wasm_bindgen]
pub struct Client {
    options: Rc<ClientOptions>,
    sessions: Rc<Sessions>,
    queue: Rc<Queue>,
}

#[wasm_bindgen]
impl Client {
    /// Checks the options; nothing is sent.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Client, JsValue> {
        let options = Rc::new(ClientOptions::read(&options)?);
        let sessions = Sessions::new(Rc::clone(&options));
        let queue = Queue::new(options.concurrency);
        Ok(Self { options, sessions, queue })
    }

    /// Signs in, and gives the session.
    #[wasm_bindgen(js_name = signIn)]
    pub fn sign_in(&self, credentials: JsValue) -> Promise {
        let sessions = Rc::clone(&self.sessions);
        // As they are now, whatever becomes of them.
        let credentials = Credentials::read(&credentials);
        task::start(async move { sessions.sign_in(credentials?).await })
    }

    /// The session, as far as an application may see it.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> JsValue {
        self.sessions.to_js()
    }

    /// Forgets the token.
    #[wasm_bindgen(js_name = signOut)]
    pub fn sign_out(&self) {
        self.sessions.sign_out();
    }

    /// Requests a resource, and decodes the answer as it arrives. `connect` is as for [`Decoder::new`], and called for
    /// each attempt; `hooks` are what the JavaScript layer does meanwhile, see [`Hooks`]. Resolves to the decoder, which
    /// then knows of issues and drift.
    pub fn request(
        &self,
        resource: &str,
        params: JsValue,
        options: JsValue,
        connect: Function,
        hooks: JsValue,
    ) -> Promise {
        let (client, sessions) = (Rc::clone(&self.options), Rc::clone(&self.sessions));
        let queue = Rc::clone(&self.queue);
        // As they are now, whatever becomes of them.
        let asked = decoding::find(resource)
            .and_then(|resource| Ok((resource, parameters::read(resource, &params, client.defaults)?)));
        task::start(async move {
            let (resource, mut request) = asked?;
            let given = Given::new(&options, "The options", Code::InvalidOptions)?;
            let limits = client.limits.with(&given)?;
            parameters::add_include_fields(resource, &given, client.defaults.array_format, &mut request)?;
            // Options that cannot be read are told of before anything is sent.
            let first = Decoder::create(resource, &options, &connect)?;
            // The JavaScript layer has seen that it is one, perhaps of another realm.
            let signal = Some(field(&options, "signal")).filter(|signal| !is_missing(signal));
            let stop = Stop::new(signal.map(JsCast::unchecked_into), limits.deadline_ms);
            if let Some(reason) = stop.reason() {
                return Err(reason);
            }
            let make = || Decoder::create(resource, &options, &connect);
            let outgoing = Rc::new(Outgoing {
                post: resource.method == Method::Post,
                url: [&client.base_url, "/", resource.path].concat(),
                query: request.query,
                body: request.body,
            });
            let exchange =
                Exchange { client, sessions, queue, resource, outgoing, limits, hooks: Hooks(hooks), stop: &stop };
            let result = exchange.run(first, make).await;
            match stop.reason() {
                // However the transfer took it: it is what the caller wanted.
                Some(reason) if result.is_err() => Err(reason),
                _ => result.map(JsValue::from),
            }
        })
    }
}
