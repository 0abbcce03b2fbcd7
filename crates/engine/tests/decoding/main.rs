//! Decoding, natively: what the engine accepts, what it makes of it, and what it tells of it.
//!
//! What the platform accepts is the measure (`ocean_fleet_reference`); nothing of the engine is in it. The definitions
//! are these tests' own: the product's are tested where they are.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../declaration/mod.rs"]
mod declaration;
mod definitions;
mod outcome;
mod texts;

mod acceptance;
mod drift;
mod essentials;
mod issues;
mod layout;
mod models;
mod recognition;
mod strictness;
mod truncation;
mod values;
mod windows;

/// How often something is tried: under Miri, which is some hundred times slower, seldom.
pub(crate) fn times(count: u32) -> u32 {
    if cfg!(miri) { count.div_ceil(200) } else { count }
}

/// Each of a few, or under Miri one in many.
pub(crate) fn some<T>(all: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    all.step_by(if cfg!(miri) { 41 } else { 1 })
}

/// Each of many, or under Miri one in very many.
pub(crate) fn few<T>(all: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    all.step_by(if cfg!(miri) { 499 } else { 1 })
}
