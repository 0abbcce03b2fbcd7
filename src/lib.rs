//! The core of the npm package `ocean-fleet`: typed, validated, fast access to the Ocean fleet-tracking REST API.
//!
//! As the data flows:
//! - [`resources`]: the endpoints, one file each: path, parameters, model;
//! - [`models`]: what models have in common;
//! - [`wire`]: the vendor's objects, in the vendor's spelling;
//! - `client`: what JavaScript calls, with its `options` and the `parameters` of requests;
//! - `exchange`: one request for a resource, with `queue` and `session`;
//! - `attempts`: when a request, or a sign-in, is tried again, with `retry`;
//! - `given`: what JavaScript gives, read key by key;
//! - `object`: plain JavaScript objects, read and made;
//! - `task`: what goes on while JavaScript does something else;
//! - `http`: what goes over the network; the only user of gloo-net;
//! - `decoding`: the engine, which turns bytes into tables of cells, as JavaScript calls it;
//! - `error`: what goes wrong, and what is new, on its way to JavaScript.
//!
//! The modules that touch JavaScript exist in WebAssembly alone: natively, this crate is the definitions.

pub mod models;
pub mod resources;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod attempts;
#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
mod decoding;
#[cfg(target_arch = "wasm32")]
mod error;
#[cfg(target_arch = "wasm32")]
mod exchange;
#[cfg(target_arch = "wasm32")]
mod given;
#[cfg(target_arch = "wasm32")]
mod http;
#[cfg(target_arch = "wasm32")]
mod object;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(target_arch = "wasm32")]
mod parameters;
#[cfg(target_arch = "wasm32")]
mod queue;
#[cfg(any(target_arch = "wasm32", test))]
mod retry;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod task;

/// Smaller than the standard library's, and faster.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What JavaScript sees of this crate, for the tests of the boundary.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod boundary {
    pub use crate::client::Client;
    pub use crate::decoding::Decoder;
}
