//! The core of the npm package `ocean-fleet`: typed, validated, fast access to the Ocean fleet-tracking REST API.
//!
//! Following the data:
//! - [`resources`]: the endpoints, one file each: path, parameters, model;
//! - [`models`]: what models have in common;
//! - [`wire`]: the vendor's objects, in the vendor's spelling;
//! - [`boundary`]: everything that touches JavaScript.

pub mod boundary;
pub mod models;
pub mod resources;
pub mod wire;

/// Smaller than the standard library's, and faster.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
