//! Decoding by the product's definitions, natively: the vendor's samples, and random bodies of every resource.
//!
//! The measure of models is what serde reads by the same declarations (`ocean_fleet_reference`), that of issues is
//! [`expected`]: slow, plain and written from the contract, with nothing of the engine in them. What holds whatever is
//! declared is tested with the engine.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../crates/engine/tests/decoding/definitions.rs"]
mod by_hand;
mod choices;
#[path = "../../crates/engine/tests/declaration/mod.rs"]
mod declaration;
mod definitions;
mod expected;
#[path = "../../crates/engine/tests/decoding/outcome.rs"]
mod outcome;
mod plain;
mod tree;

mod cases;
mod declarations;
mod generated;
mod reference;
mod samples;
