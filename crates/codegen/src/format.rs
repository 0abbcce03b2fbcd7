//! The numbers of the binary format that the engine writes: the TypeScript module `format.ts`.

use std::fmt::Write;

use ocean_fleet_engine::format::GROUPS;

/// The text of `format.ts`.
pub(crate) fn format() -> String {
    let mut text = String::from("// Generated from `crates/engine/src/format.rs`.\n");
    for (group, constants) in GROUPS {
        for constant in *constants {
            let doc = constant.doc.trim();
            let _ = write!(text, "\n/** {doc} */\nexport const {group}_{} = {};\n", constant.name, constant.value);
        }
    }
    text
}
