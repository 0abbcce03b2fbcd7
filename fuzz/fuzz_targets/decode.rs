//! A body is accepted exactly where the platform accepts it.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ocean_fleet_fuzz::check::decode(data));
