//! A schema that was written at compile time is loaded as it was declared, and mistakes in declarations are rejected.

mod declaration;

use std::sync::{Mutex, PoisonError};

use declaration::{enumeration, field, model, object, property};
use ocean_fleet_engine::definition::{AnswerDef, EnumDef, Kind, ModelDef, ObjectDef, Path, Records, Source};
use ocean_fleet_engine::schema::Schema;
use ocean_fleet_engine::schema::writer::SchemaWriter;

const fn value(paths: &'static [Path]) -> Source {
    declaration::value(paths, Kind::Integer)
}

static INNER: ObjectDef = object("Inner", &[field("été", Kind::Integer), field("id", Kind::Integer)]);
static STATE: EnumDef = enumeration("State", &["OPEN", "À VENDRE"]);
static OUTER: ObjectDef = object(
    "Outer",
    &[
        field("state", Kind::Enum(&STATE)),
        field("inner", Kind::Object(&INNER)),
        field("others", Kind::Array(&Kind::Object(&INNER))),
        field("tree", Kind::Map(&Kind::Map(&Kind::Object(&OUTER_LEAF)))),
    ],
);
static OUTER_LEAF: ObjectDef = object("Leaf", &[field("end", Kind::Any)]);

static PART: ModelDef = model("Part", &[property("number", value(&[&["id"]]))]);
static WHOLE: ModelDef = model(
    "Whole",
    &[
        property("season", value(&[&["inner", "été"], &["state"]])),
        property("part", Source::Group { path: &["inner"], model: &PART }),
        property("parts", Source::List { path: &["others"], model: &PART }),
        property("id", Source::Key { kind: Kind::Integer }),
    ],
);

static FIRST: AnswerDef = AnswerDef { records: Records::Field("été"), record: &INNER, model: &PART };
static SECOND: AnswerDef = AnswerDef { records: Records::Map, record: &OUTER, model: &WHOLE };

const WRITER: SchemaWriter = SchemaWriter::new(&[&FIRST, &SECOND]);
static WRITTEN: [u8; WRITER.len()] = WRITER.bytes();

#[test]
fn each_answer_is_loaded_with_its_own_number() {
    let load = |number| Schema::load(SchemaWriter::text_of(&WRITTEN), number);
    assert_eq!(load(0).properties().collect::<Vec<_>>(), ["number"]);
    assert_eq!(load(0).expansion(None), "id");
    assert_eq!(load(1).properties().collect::<Vec<_>>(), ["season", "part", "parts", "id"]);
    assert_eq!(load(1).expansion(None), "state,inner{été,id},others{id}");
    assert_eq!(load(1).expansion(Some(&["parts".to_owned(), "id".to_owned()])), "others{id}");
}

#[test]
fn a_definition_that_is_used_several_times_is_written_once() {
    assert_eq!(
        SchemaWriter::text_of(&WRITTEN).matches("été").count(),
        2,
        "under a key, and in the one object that has it"
    );
    assert_eq!(SchemaWriter::text_of(&WRITTEN).matches("number").count(), 1);
}

#[test]
fn there_may_be_more_definitions_than_one_character_can_number() {
    let mut last: &'static ObjectDef = &INNER;
    let mut path = vec!["id"];
    for number in 0..300 {
        let key = format!("o{number}").leak();
        let fields = vec![field("spare", Kind::Any), field(key, Kind::Object(last))].leak();
        last = Box::leak(Box::new(object(format!("Object{number}").leak(), fields)));
        path.insert(0, key);
    }
    let expected = format!("{}{}", path.join("{"), "}".repeat(300));
    let paths = vec![&*path.leak()].leak();
    let model = Box::leak(Box::new(model("Deep", vec![property("id", value(paths))].leak())));
    let answer = Box::leak(Box::new(AnswerDef { records: Records::List, record: last, model }));
    assert_eq!(Schema::new(answer).expansion(None), expected);
}

#[test]
fn text_that_no_writer_wrote_is_an_empty_schema() {
    for (text, number) in [("", 0), ("\0", 3), ("a", 0), ("\u{2}\u{1}", 0), ("\u{1}\u{1f}~\u{1f}~", 0), ("é", 0)] {
        let schema = Schema::load(text, number);
        assert_eq!((schema.properties().count(), schema.expansion(None)), (0, String::new()));
    }
}

/// Writes a model that has one property.
fn write(name: &'static str, source: Source) {
    /// What is reachable from here is no leak to Miri.
    static WRITTEN: Mutex<Vec<&AnswerDef>> = Mutex::new(Vec::new());
    let model = Box::leak(Box::new(model("Wrong", vec![property(name, source)].leak())));
    let answer = Box::leak(Box::new(AnswerDef { records: Records::List, record: &OUTER, model }));
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).push(answer);
    SchemaWriter::new(&[answer]);
}

#[test]
#[should_panic(expected = "a path has a key that its object lacks")]
fn a_path_leads_somewhere() {
    write("a", value(&[&["inner", "name"]]));
}

#[test]
#[should_panic(expected = "a path goes on from something that is not an object")]
fn a_path_ends_at_a_value() {
    write("a", value(&[&["state", "name"]]));
}

#[test]
#[should_panic(expected = "a path leads to an object, not to a value")]
fn an_object_is_not_a_value() {
    write("a", value(&[&["inner"]]));
}

#[test]
#[should_panic(expected = "the path of a list does not lead to a list")]
fn a_list_is_made_of_a_list() {
    write("a", Source::List { path: &["inner"], model: &PART });
}

#[test]
#[should_panic(expected = "a property's name does not begin with a lower-case letter")]
fn a_name_can_be_told_from_a_path() {
    write("Name", value(&[&["state"]]));
}
