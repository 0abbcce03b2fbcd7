//! What is accepted, and the models made of it, are what serde and the mapping say.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ocean_fleet_fuzz::check::oracle(data));
