//! One pass from JSON bytes to columns: a streaming, schema-driven, validating decoder.
//!
//! ```text
//! chunks → Window → Reader × Schema → Slots → Projection → Batch → (JavaScript builds the objects)
//! ```
//!
//! From the bottom up; a module uses only those above it:
//!
//! - `number`, `date`, `utf16`, `block`: reading and writing single values;
//! - [`issue`]: what is reported about an answer that is not as documented;
//! - [`mod@format`]: the numbers of the binary format that JavaScript reads;
//! - `scan`: bytes to tokens, with SIMD; the only unsafe code;
//! - [`schema`]: what an answer is documented to be. [Definitions](definition) are written as text at compile time, and
//!   loaded into flat tables at run time;
//! - [`projection`]: which values are kept, per model and selection, and which columns they go to;
//! - `slots`: where the values of the records in the window are;
//! - `reader`: tokens to slots, every byte and every documented field checked;
//! - [`batch`]: slots to tables of cells;
//! - [`decoder`]: a whole body, which arrives in chunks;
//! - `inspect`, a feature: the records as JSON values, natively; `scanners`, another: each scanner by itself.
//!
//! # Speed
//!
//! Of the time that vehicles take in Node, the reader takes two fifths, filling the batch and building the objects in
//! JavaScript three tenths each; of devices, of which less is kept, the reader takes three quarters. Its loop in
//! `reader/fast_path/objects.rs` is as large as it can be: V8 keeps its state in registers, just about. What was tried and
//! did not help:
//!
//! - days, lists and maps in that loop: every other resource became 8 to 15 % slower, hence `detours.rs`;
//! - one function that reads plain values, for that loop and for the detours: 10 % slower;
//! - two vectors for each number, so that more decimals fit: 5 % slower;
//! - checking whether a text is worth interning before the interner is called: no difference;
//! - closures over arrays, such as `[0, 8, 16, 24].map(…)`, in `block.rs`: they are not inlined, and filling became 30 %
//!   slower.
//!
//! Measure with the optimised module in `pkg/`: what is faster before `wasm-opt` may be slower after it.

pub mod batch;
pub mod date;
pub mod decoder;
pub mod format;
#[cfg(feature = "inspect")]
pub mod inspect;
pub mod issue;
pub mod projection;
pub mod schema;

mod block;
mod number;
mod reader;
mod scan;
mod slots;
mod utf16;

pub use number::MAX_SAFE_INTEGER;
#[cfg(feature = "scanners")]
#[doc(hidden)]
pub use scan::scanners;
pub use schema::definition;
