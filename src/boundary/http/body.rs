//! An answer's body, piece by piece.

use gloo_net::http::Response;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ReadableStreamDefaultReader;

use super::cancellation::Attempt;
use crate::boundary::error::Error;
use crate::boundary::value::property;

/// The most that is given out at once, in bytes: browsers hand over megabytes, which a slow device decodes for longer
/// than a frame may take; much smaller parts make streams of many small batches, which cost time themselves.
const MAX_PIECE: u32 = 256 << 10;

/// What is left to read of a body.
pub(crate) struct Body<'a> {
    reader: Option<ReadableStreamDefaultReader>,
    /// What was read, and not given out yet.
    read: Uint8Array,
    attempt: &'a Attempt<'a>,
}

impl<'a> Body<'a> {
    /// The body of an answer; an answer may have none.
    pub(crate) fn of(response: &Response, attempt: &'a Attempt<'a>) -> Result<Self, Error> {
        let reader = match response.body() {
            Some(stream) => Some(ReadableStreamDefaultReader::new(&stream).map_err(Error::network)?),
            None => None,
        };
        Ok(Self { reader, read: Uint8Array::default(), attempt })
    }

    /// The next piece; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Uint8Array>, Error> {
        let Some(reader) = &self.reader else { return Ok(None) };
        if self.read.length() == 0 {
            let result = self.attempt.wait(reader.read()).await?;
            if property(&result, "done").is_truthy() {
                return Ok(None);
            }
            self.read = property(&result, "value").dyn_into().map_err(|_| Error::network(JsValue::UNDEFINED))?;
        }
        let piece = self.read.subarray(0, MAX_PIECE);
        self.read = self.read.subarray(MAX_PIECE, self.read.length());
        Ok(Some(piece))
    }

    /// The text of a short body; of a long one no more pieces than `most` bytes take.
    pub(crate) async fn text(&mut self, most: usize) -> Result<String, Error> {
        let mut bytes = Vec::new();
        while bytes.len() < most {
            let Some(piece) = self.next().await? else { break };
            bytes.extend(piece.to_vec());
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }
}
