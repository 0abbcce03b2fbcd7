//! What these tests decode: every kind of value, kept and dropped, which no real resource has all of.

use ocean_fleet_engine::definition::{AnswerDef, EnumDef, Kind, ModelDef, ObjectDef, Records, Source};

use crate::declaration::{enumeration, field, model, object, property, value};

/// A value of every kind. What begins with `spare` is checked and dropped.
static EVERYTHING: ObjectDef = object(
    "Everything",
    &[
        field("text", Kind::String),
        field("integer", Kind::Integer),
        field("number", Kind::Number),
        field("flag", Kind::Boolean),
        field("instant", Kind::DateTime),
        field("day", Kind::Day),
        field("time", Kind::TimeOfDay),
        field("state", Kind::Enum(&STATE)),
        field("code", Kind::IntegerOrString),
        field("amount", Kind::NumberOrString),
        field("anything", Kind::Any),
        field("newName", Kind::String),
        field("oldName", Kind::String),
        field("newDay", Kind::Day),
        field("oldDay", Kind::Day),
        field("part", Kind::Object(&PART)),
        field("texts", Kind::Array(&Kind::String)),
        field("integers", Kind::Array(&Kind::Integer)),
        field("numbers", Kind::Array(&Kind::Number)),
        field("flags", Kind::Array(&Kind::Boolean)),
        field("instants", Kind::Array(&Kind::DateTime)),
        field("calendar", Kind::Array(&Kind::Day)),
        field("states", Kind::Array(&Kind::Enum(&STATE))),
        field("days", Kind::Array(&Kind::Object(&DAY))),
        field("totals", Kind::Map(&Kind::Number)),
        field("labels", Kind::Map(&Kind::String)),
        field("dates", Kind::Map(&Kind::DateTime)),
        field("statesByName", Kind::Map(&Kind::Enum(&STATE))),
        field("extras", Kind::Map(&Kind::Any)),
        field("spareText", Kind::String),
        field("spareInstant", Kind::DateTime),
        field("sparePart", Kind::Object(&PART)),
        field("spareParts", Kind::Array(&Kind::Object(&PART))),
        field("spareLists", Kind::Map(&Kind::Array(&Kind::String))),
        field("spareMap", Kind::Map(&Kind::Object(&PART))),
    ],
);

/// A nested object.
static PART: ObjectDef = object(
    "Part",
    &[
        field("id", Kind::Integer),
        field("name", Kind::String),
        field("inner", Kind::Object(&INNER)),
        field("tags", Kind::Array(&Kind::String)),
    ],
);

/// A twice nested object.
static INNER: ObjectDef = object("Inner", &[field("value", Kind::Number), field("at", Kind::DateTime)]);

/// A day of use.
static DAY: ObjectDef = object(
    "UsageDay",
    &[
        field("day", Kind::Day),
        field("total", Kind::Number),
        field("halfHours", Kind::Array(&Kind::Object(&HALF_HOUR))),
    ],
);

/// Half an hour of use.
static HALF_HOUR: ObjectDef = object(
    "HalfHour",
    &[
        field("start", Kind::TimeOfDay),
        field("end", Kind::TimeOfDay),
        field("seconds", Kind::Integer),
        field("state", Kind::Enum(&STATE)),
    ],
);

static STATE: EnumDef = enumeration("State", &["OPEN", "CLOSED", "LEFT_AJAR"]);

/// All of it, as a model.
static THING: ModelDef = model(
    "Thing",
    &[
        property("text", value(&[&["text"]], Kind::String)),
        property("integer", value(&[&["integer"]], Kind::Integer)),
        property("number", value(&[&["number"]], Kind::Number)),
        property("isSet", value(&[&["flag"]], Kind::Boolean)),
        property("at", value(&[&["instant"]], Kind::DateTime)),
        property("day", value(&[&["day"]], Kind::Day)),
        property("time", value(&[&["time"]], Kind::TimeOfDay)),
        property("state", value(&[&["state"]], Kind::Enum(&STATE))),
        property("code", value(&[&["code"]], Kind::IntegerOrString)),
        property("amount", value(&[&["amount"]], Kind::NumberOrString)),
        property("anything", value(&[&["anything"]], Kind::Any)),
        property("name", value(&[&["newName"], &["oldName"]], Kind::String)),
        property("firstDay", value(&[&["newDay"], &["oldDay"]], Kind::Day)),
        property("part", Source::Group { path: &["part"], model: &THING_PART }),
        property("lists", Source::Group { path: &[], model: &LISTS }),
        property("days", Source::List { path: &["days"], model: &THING_DAY }),
        property("totals", value(&[&["totals"]], Kind::Map(&Kind::Number))),
        property("labels", value(&[&["labels"]], Kind::Map(&Kind::String))),
        property("dates", value(&[&["dates"]], Kind::Map(&Kind::DateTime))),
        property("statesByName", value(&[&["statesByName"]], Kind::Map(&Kind::Enum(&STATE)))),
        property("extras", value(&[&["extras"]], Kind::Map(&Kind::Any))),
    ],
);

/// A group with a path of its own, and a list in it.
static THING_PART: ModelDef = model(
    "ThingPart",
    &[
        property("id", value(&[&["id"]], Kind::Integer)),
        property("value", value(&[&["inner", "value"]], Kind::Number)),
        property("at", value(&[&["inner", "at"]], Kind::DateTime)),
        property("tags", value(&[&["tags"]], Kind::Array(&Kind::String))),
    ],
);

/// A group of lists of plain values.
static LISTS: ModelDef = model(
    "Lists",
    &[
        property("texts", value(&[&["texts"]], Kind::Array(&Kind::String))),
        property("integers", value(&[&["integers"]], Kind::Array(&Kind::Integer))),
        property("numbers", value(&[&["numbers"]], Kind::Array(&Kind::Number))),
        property("flags", value(&[&["flags"]], Kind::Array(&Kind::Boolean))),
        property("instants", value(&[&["instants"]], Kind::Array(&Kind::DateTime))),
        property("calendar", value(&[&["calendar"]], Kind::Array(&Kind::Day))),
        property("states", value(&[&["states"]], Kind::Array(&Kind::Enum(&STATE)))),
    ],
);

/// A day, with a list of its own.
static THING_DAY: ModelDef = model(
    "ThingDay",
    &[
        property("day", value(&[&["day"]], Kind::Day)),
        property("total", value(&[&["total"]], Kind::Number)),
        property("halfHours", Source::List { path: &["halfHours"], model: &THING_HALF_HOUR }),
    ],
);

/// Half an hour.
static THING_HALF_HOUR: ModelDef = model(
    "ThingHalfHour",
    &[
        property("start", value(&[&["start"]], Kind::TimeOfDay)),
        property("end", value(&[&["end"]], Kind::TimeOfDay)),
        property("seconds", value(&[&["seconds"]], Kind::Integer)),
        property("state", value(&[&["state"]], Kind::Enum(&STATE))),
    ],
);

/// A record of a map, with its key.
static KEYED: ModelDef = model(
    "Keyed",
    &[property("id", Source::Key { kind: Kind::Integer }), property("text", value(&[&["text"]], Kind::String))],
);

/// A record of a map whose keys are text.
static NAMED_THING: ModelDef = model(
    "Named",
    &[property("text", value(&[&["text"]], Kind::String)), property("name", Source::Key { kind: Kind::String })],
);

/// A list of records.
pub(crate) static LIST: AnswerDef = AnswerDef { records: Records::List, record: &EVERYTHING, model: &THING };
/// An object that holds the list of records.
pub(crate) static FIELD: AnswerDef =
    AnswerDef { records: Records::Field("entities"), record: &EVERYTHING, model: &THING };
/// An object: identifier → record.
pub(crate) static MAP: AnswerDef = AnswerDef { records: Records::Map, record: &EVERYTHING, model: &KEYED };
/// An object: name → record.
pub(crate) static NAMED: AnswerDef = AnswerDef { records: Records::Map, record: &EVERYTHING, model: &NAMED_THING };
