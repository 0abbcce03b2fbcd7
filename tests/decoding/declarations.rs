//! The macros declare what is meant: the same as the engine's tests, which are written without them.

use ocean_fleet_engine::definition::AnswerDef;

use crate::by_hand::{FIELD, LIST, MAP, NAMED};
use crate::definitions;

/// A declaration without its doc comments, which only one of the two has.
fn essence(answer: &AnswerDef) -> String {
    let text = format!("{answer:#?}");
    text.lines().filter(|line| !line.trim_start().starts_with("doc:")).collect::<Vec<_>>().join("\n")
}

#[test]
fn macros_declare_what_is_declared_by_hand() {
    for (by_macro, by_hand) in definitions::oracles().iter().zip([&LIST, &FIELD, &MAP, &NAMED]) {
        assert_eq!(essence(by_macro.answer()), essence(by_hand));
    }
}
