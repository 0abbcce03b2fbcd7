//! The second, slow way from bytes to models: serde, on the same declarations, then the mapping. Tests and fuzzing hold
//! the engine against it; no build of the package has it.
//!
//! - [`platform`]: what JSON is, as `JSON.parse` sees it;
//! - [`wire`]: how serde reads each kind of value; with the feature `reference`, `#[wire]` derives the objects;
//! - [`mapping`]: models, from what serde has read;
//! - [`oracle`]: all of it: a body in, the verdict and the models out;
//! - [`date`] and [`number`]: what the contract says of them, written anew;
//! - [`tree`]: JSON as it came;
//! - [`corpus`]: texts that are JSON, and texts that are not.
//!
//! Nothing of the engine is in it but the definitions.

pub mod corpus;
pub mod date;
pub mod mapping;
pub mod number;
pub mod oracle;
pub mod platform;
pub mod tree;
pub mod wire;

/// For what `#[wire]` derives.
pub use serde;
