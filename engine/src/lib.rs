//! One pass from JSON bytes to columns: a streaming, schema-driven, validating cursor.
//!
//! ```text
//! pieces → Window → Reader × Schema → slots → Plan → Batch → (JavaScript builds the objects)
//! ```
//!
//! - [`definition`]: what wire objects and models are declared with;
//! - [`pack`] and `packed`: definitions as text, written at compile time, and read at run time;
//! - [`schema`], with `tag` and `known`: the definition of an answer, laid out flat for the cursor;
//! - `plan`, made by `planner`: which values are kept, and where they go, per model and selection; `expansion`: the
//!   keys of those;
//! - `scan`: bytes to tokens, with SIMD; the only unsafe code;
//! - `record`: tokens to slots, every byte and every documented field checked; `express`: the same for what comes as in
//!   the record before, and faster; `kept`: the slots; `findings`: what is wrong or new;
//! - `batch`, with `text`, `block`, `intern`, `number` and `date`: slots to tables of cells;
//! - [`decoder`]: the way through a body that comes in pieces;
//! - `inspect`, a feature: the records as JSON values, natively; `scanners`, another: each scanner by itself.

pub mod batch;
mod block;
pub mod date;
pub mod decoder;
pub mod definition;
#[cfg(feature = "inspect")]
pub mod inspect;
pub mod issue;
pub mod pack;
pub mod plan;
pub mod schema;

mod expansion;
mod express;
mod findings;
mod intern;
mod kept;
mod known;
mod number;
mod packed;
mod planner;
mod record;
mod scan;
mod tag;
mod text;

#[cfg(feature = "scanners")]
#[doc(hidden)]
pub use scan::scanners;
