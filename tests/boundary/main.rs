//! The boundary between Rust and JavaScript, in a browser: bytes and options in, records and errors out.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

mod conformance;
mod options;
mod reports;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
