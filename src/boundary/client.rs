//! The client, as JavaScript calls it: sessions and requests.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::context::Context;
use super::options::Credentials;
use super::outgoing::to_js;
use super::request::PreparedRequest;

/// Talks to one server on behalf of one user.
#[wasm_bindgen]
pub struct Client(Rc<Context>);

#[wasm_bindgen]
impl Client {
    /// Checks the options; nothing is sent.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Client, JsValue> {
        Ok(Self(Rc::new(Context::from_js(options)?)))
    }

    /// Signs in, and returns the session.
    #[wasm_bindgen(js_name = signIn)]
    pub fn sign_in(&self, credentials: &JsValue) -> Promise {
        let sessions = Rc::clone(&self.0.sessions);
        // Read now, so later changes have no effect.
        let credentials = Credentials::from_js(credentials);
        future_to_promise(async move { Ok(to_js(&sessions.sign_in(credentials?).await?)) })
    }

    /// The session as an application sees it; `null` if there is none.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> JsValue {
        to_js(&self.0.sessions.current())
    }

    /// Forgets the token.
    #[wasm_bindgen(js_name = signOut)]
    pub fn sign_out(&self) {
        self.0.sessions.sign_out();
    }

    /// Prepares a request for a resource.
    pub fn request(&self, resource: &str, params: &JsValue, options: &JsValue) -> Result<PreparedRequest, JsValue> {
        Ok(PreparedRequest::read(&self.0, resource, params, options)?)
    }
}
