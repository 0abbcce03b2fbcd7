//! An answer's body, piece by piece.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

use super::cancellation::Attempt;
use super::response::Response;
use super::unfinished::Unfinished;
use crate::boundary::error::{Code, Error};

#[wasm_bindgen(module = "/src/boundary/http/body.js")]
extern "C" {
    /// What gives the pieces of a body.
    type Pieces;

    /// Fails where what stands for a Response throws.
    #[wasm_bindgen(catch, js_name = readBody)]
    fn read_body(answer: &JsValue) -> Result<Pieces, JsValue>;
    /// Why they cannot be read, if so; then there is nothing else.
    #[wasm_bindgen(method, getter)]
    fn problem(this: &Pieces) -> Option<String>;
    /// The bytes of the next piece; what is wrong with it, as text; nothing at the end.
    #[wasm_bindgen(method)]
    fn next(this: &Pieces) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn end(this: &Pieces) -> Function;
}

/// The most that is given out at once, in bytes: browsers hand over megabytes, which a slow device decodes for longer
/// than a frame may take; much smaller parts make streams of many small batches, which cost time themselves.
const MAX_PIECE: u32 = 256 << 10;

/// What is left to read of a body. Whoever sends it is told when this is dropped before its end.
pub(crate) struct Body<'a> {
    pieces: Pieces,
    _end: Unfinished,
    /// What was read, and not given out yet.
    read: Uint8Array,
    attempt: &'a Attempt<'a>,
}

impl<'a> Body<'a> {
    /// The body of an answer; it may be empty.
    pub(crate) fn of(response: &Response, attempt: &'a Attempt<'a>) -> Result<Self, Error> {
        let pieces = read_body(&response.answer()).map_err(|thrown| {
            let message = "The Response that `fetch` gave cannot be read: see `cause`.";
            Error::new(Code::InvalidOptions, message).caused_by(thrown)
        })?;
        if let Some(problem) = pieces.problem() {
            return Err(Error::new(Code::InvalidOptions, problem));
        }
        let end = Unfinished(pieces.end());
        Ok(Self { pieces, _end: end, read: Uint8Array::default(), attempt })
    }

    /// The next piece; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Uint8Array>, Error> {
        if self.read.length() == 0 {
            let piece = self.attempt.wait(self.pieces.next()).await?;
            if piece.is_undefined() {
                return Ok(None);
            }
            // Only a `fetch` of the caller's own gives such a body, and would give it again.
            self.read = piece
                .dyn_into()
                .map_err(|problem| Error::new(Code::InvalidOptions, problem.as_string().unwrap_or_default()))?;
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
