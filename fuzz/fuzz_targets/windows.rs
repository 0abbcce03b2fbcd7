//! However a body is cut into pieces, all that is told of it is the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ocean_fleet_fuzz::check::windows(data));
