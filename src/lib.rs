//! The core of the npm package `ocean-fleet`: typed, validated, fast access to the Ocean fleet-tracking REST API.
//!
//! As the data flows:
//! - [`resources`]: the endpoints, one file each: path, parameters, model;
//! - [`models`]: what models have in common;
//! - [`wire`]: the vendor's objects, in the vendor's spelling;
//! - `client`: requests, with their `options`, `parameters` and `session`;
//! - `given`: what JavaScript gives, read key by key;
//! - `http`: what goes over the network; the only user of gloo-net;
//! - `decoding`: the engine, which turns bytes into tables of cells, as JavaScript calls it;
//! - `error`: the one way for an error to JavaScript.
//!
//! The modules that touch JavaScript exist in WebAssembly alone: natively, this crate is the definitions.

pub mod models;
pub mod resources;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
mod decoding;
#[cfg(target_arch = "wasm32")]
mod error;
#[cfg(target_arch = "wasm32")]
mod given;
#[cfg(target_arch = "wasm32")]
mod http;
#[cfg(target_arch = "wasm32")]
mod options;
#[cfg(target_arch = "wasm32")]
mod parameters;
#[cfg(target_arch = "wasm32")]
mod session;
