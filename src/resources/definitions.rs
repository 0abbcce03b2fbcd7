//! The schemas of all answers, written at compile time: WebAssembly keeps nothing else of the declarations.
#![expect(clippy::indexing_slicing, reason = "at compile time, nothing else can be done with a list")]

use ocean_fleet_engine::definition::AnswerDef;
use ocean_fleet_engine::schema::Schema;
use ocean_fleet_engine::schema::writer::SchemaWriter;

use super::{DECLARED, ResourceDef};

/// What a resource keeps of its answer's declaration: natively all of it, for tools and tests.
#[cfg(not(target_arch = "wasm32"))]
pub type Answer = AnswerDef;
/// What a resource keeps of its answer's declaration: in WebAssembly nothing, so that none of it is linked.
#[cfg(target_arch = "wasm32")]
pub type Answer = ();

const WRITER: SchemaWriter = {
    let mut answers = [&DECLARED[0].answer; DECLARED.len()];
    let mut number = 0;
    while number < answers.len() {
        answers[number] = &DECLARED[number].answer;
        number += 1;
    }
    SchemaWriter::new(&answers)
};
static WRITTEN: [u8; WRITER.len()] = WRITER.bytes();
const DEFINITIONS: &str = SchemaWriter::text_of(&WRITTEN);

/// Loads the schema of a resource's answer.
pub fn schema(resource: &ResourceDef) -> Schema {
    let number = ALL.iter().position(|known| known.name == resource.name);
    Schema::load(DEFINITIONS, number.unwrap_or_default() as u16)
}

/// Every resource, in the order of the documentation.
#[cfg(not(target_arch = "wasm32"))]
pub static ALL: &[&ResourceDef] = DECLARED;
/// Every resource, in the order of the documentation.
#[cfg(target_arch = "wasm32")]
pub static ALL: &[&ResourceDef] = &KEPT.each_ref();

/// What WebAssembly keeps of the declared resources.
#[cfg(target_arch = "wasm32")]
static KEPT: [ResourceDef; DECLARED.len()] = {
    let mut kept = [DECLARED[0].kept(); DECLARED.len()];
    let mut number = 1;
    while number < kept.len() {
        kept[number] = DECLARED[number].kept();
        number += 1;
    }
    kept
};

#[cfg(target_arch = "wasm32")]
impl ResourceDef<AnswerDef> {
    const fn kept(&self) -> ResourceDef {
        let Self { name, method, path, parameters, rules, answer: _ } = *self;
        ResourceDef { name, method, path, parameters, rules, answer: () }
    }
}
