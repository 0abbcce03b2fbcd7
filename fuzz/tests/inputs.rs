//! What a fuzzer's bytes stand for reaches all that there is to fuzz.

use ocean_fleet::resources;
use ocean_fleet_fuzz::input::{Input, chosen};

#[test]
fn every_resource_is_fuzzed() {
    for (number, resource) in resources::ALL.iter().enumerate() {
        let header = Input::header(number, 0, 0);
        let read = Input::read(&header).map(|input| input.resource.name);
        assert_eq!(read, Some(resource.name));
    }
}

#[test]
fn any_number_of_resources_is_fuzzed_up_to_what_a_byte_tells_apart() {
    for count in [1, 7, 8, 9, 15, 16, 17, 100, 256] {
        let items: Vec<usize> = (0..count).collect();
        let mut reached: Vec<usize> = (0..=u8::MAX).filter_map(|byte| chosen(byte, &items)).collect();
        reached.sort_unstable();
        reached.dedup();
        assert_eq!(reached, items);
    }
}

#[test]
fn there_are_no_more_resources_than_a_byte_tells_apart() {
    assert!(resources::ALL.len() <= 256);
}

#[test]
fn every_byte_stands_for_a_resource() {
    for byte in 0..=u8::MAX {
        assert!(Input::read(&[byte, 0, 0]).is_some());
    }
}

#[test]
fn too_few_bytes_are_no_input() {
    for data in [&[][..], &[0], &[0, 0]] {
        assert!(Input::read(data).is_none());
    }
}
