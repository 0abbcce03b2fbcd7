//! Issues tell the path and the kind of what is at their offset.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ocean_fleet_fuzz::check::issues(data));
