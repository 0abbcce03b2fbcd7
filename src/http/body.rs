//! An answer's body, piece by piece.

use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

use super::network;
use crate::error::Failure;

/// What is left to read of a body.
pub(crate) struct Body {
    reader: Option<ReadableStreamDefaultReader>,
}

impl Body {
    /// The body of an answer; an answer may have none.
    pub(crate) fn of(response: &Response) -> Result<Self, Failure> {
        let reader = match response.body() {
            Some(stream) => Some(ReadableStreamDefaultReader::new(&stream).map_err(network)?),
            None => None,
        };
        Ok(Self { reader })
    }

    /// The next piece; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Uint8Array>, Failure> {
        let Some(reader) = &self.reader else { return Ok(None) };
        let result = JsFuture::from(reader.read()).await.map_err(network)?;
        let done = Reflect::get(&result, &"done".into()).map_err(network)?.is_truthy();
        if done {
            return Ok(None);
        }
        let value = Reflect::get(&result, &"value".into()).map_err(network)?;
        value.dyn_into().map(Some).map_err(|_| network(JsValue::UNDEFINED))
    }

    /// The text of a short body: at most `most` bytes of it.
    pub(crate) async fn text(&mut self, most: usize) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        while bytes.len() < most {
            let Some(piece) = self.next().await? else { break };
            bytes.extend(piece.to_vec());
        }
        bytes.truncate(most);
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
