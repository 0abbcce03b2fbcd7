//! An answer's body, piece by piece.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::cancellation::Attempt;
use super::response::Response;
use crate::boundary::error::Error;

/// What is left to read of a body. A piece has at most 256 KB: browsers hand over megabytes, which take a slow device
/// longer to decode than a frame may last, and much smaller pieces would make many small batches, which cost time too.
pub(crate) struct Body<'a> {
    next: &'a Function,
    attempt: &'a Attempt<'a>,
}

impl<'a> Body<'a> {
    /// The body of an answer; it may be empty.
    pub(crate) fn of(response: &'a Response, attempt: &'a Attempt<'a>) -> Self {
        Self { next: response.next.unchecked_ref(), attempt }
    }

    /// The next piece; none at the end.
    pub(crate) async fn next(&self) -> Result<Option<Uint8Array>, Error> {
        // Our own function: it does not throw.
        let promise = self.next.call0(&JsValue::UNDEFINED).unwrap_or_default();
        let piece = self.attempt.wait(Promise::resolve(&promise)).await?;
        Ok((!piece.is_undefined()).then(|| piece.unchecked_into()))
    }

    /// The text of a short body; a longer one is cut once there are `most` bytes.
    pub(crate) async fn text(&self, most: usize) -> Result<String, Error> {
        let mut bytes = Vec::new();
        while bytes.len() < most {
            let Some(piece) = self.next().await? else { break };
            bytes.extend(piece.to_vec());
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }
}
