//! An answer's body, piece by piece.

use gloo_net::http::Response;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ReadableStreamDefaultReader, TextDecodeOptions, TextDecoder};

use super::{Attempt, network};
use crate::error::Failure;
use crate::object::field;

/// The most that is given out at once, in bytes: browsers hand over megabytes, which a slow device decodes for longer
/// than a frame may take; much smaller parts make streams of many small batches, which cost time themselves.
const MOST: u32 = 256 << 10;

/// What is left to read of a body.
pub(crate) struct Body<'a> {
    reader: Option<ReadableStreamDefaultReader>,
    /// What was read, and not given out yet.
    read: Uint8Array,
    attempt: &'a Attempt<'a>,
}

impl<'a> Body<'a> {
    /// The body of an answer; an answer may have none.
    pub(crate) fn of(response: &Response, attempt: &'a Attempt<'a>) -> Result<Self, Failure> {
        let reader = match response.body() {
            Some(stream) => Some(ReadableStreamDefaultReader::new(&stream).map_err(network)?),
            None => None,
        };
        Ok(Self { reader, read: Uint8Array::default(), attempt })
    }

    /// The next piece; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Uint8Array>, Failure> {
        let Some(reader) = &self.reader else { return Ok(None) };
        if self.read.length() == 0 {
            let result = self.attempt.wait(reader.read()).await?;
            if field(&result, "done").is_truthy() {
                return Ok(None);
            }
            self.read = field(&result, "value").dyn_into().map_err(|_| network(JsValue::UNDEFINED))?;
        }
        let piece = self.read.subarray(0, MOST);
        self.read = self.read.subarray(MOST, self.read.length());
        Ok(Some(piece))
    }

    /// The text of a short body; of a long one no more pieces than `most` bytes take.
    pub(crate) async fn text(&mut self, most: usize) -> Result<String, Failure> {
        let decoder = TextDecoder::new().map_err(network)?;
        let options = TextDecodeOptions::new();
        options.set_stream(true);
        let mut text = String::new();
        while text.len() < most {
            let Some(piece) = self.next().await? else { break };
            text += &decoder.decode_with_js_u8_array_and_options(&piece, &options).map_err(network)?;
        }
        Ok(text)
    }
}
