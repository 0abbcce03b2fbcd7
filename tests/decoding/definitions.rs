//! Definitions made for these tests: every kind of value, kept and dropped, which no real resource has all of.

use ocean_fleet_engine::definition::{
    AnswerDef, Any, DateTime, Day, Integer, IntegerOrString, Map, ModelType, Number, NumberOrString, Records, TimeOfDay,
};
use ocean_fleet_macros::{model, wire};
use ocean_fleet_reference::oracle::Oracle;

/// A value of every kind. What begins with `spare` is checked and dropped.
#[wire]
struct Everything {
    text: String,
    integer: Integer,
    number: Number,
    flag: bool,
    instant: DateTime,
    day: Day,
    time: TimeOfDay,
    state: State,
    code: IntegerOrString,
    amount: NumberOrString,
    anything: Any,
    newName: String,
    oldName: String,
    newDay: Day,
    oldDay: Day,
    part: Part,
    texts: Vec<String>,
    integers: Vec<Integer>,
    numbers: Vec<Number>,
    flags: Vec<bool>,
    instants: Vec<DateTime>,
    calendar: Vec<Day>,
    states: Vec<State>,
    days: Vec<UsageDay>,
    totals: Map<Number>,
    labels: Map<String>,
    dates: Map<DateTime>,
    statesByName: Map<State>,
    extras: Map<Any>,
    spareText: String,
    spareInstant: DateTime,
    sparePart: Part,
    spareParts: Vec<Part>,
    spareLists: Map<Vec<String>>,
    spareMap: Map<Part>,
}

/// A nested object.
#[wire]
struct Part {
    id: Integer,
    name: String,
    inner: Inner,
    tags: Vec<String>,
}

/// A twice nested object.
#[wire]
struct Inner {
    value: Number,
    at: DateTime,
}

/// A day of use.
#[wire]
struct UsageDay {
    day: Day,
    total: Number,
    halfHours: Vec<HalfHour>,
}

/// Half an hour of use.
#[wire]
struct HalfHour {
    start: TimeOfDay,
    end: TimeOfDay,
    seconds: Integer,
    state: State,
}

/// A state.
#[wire]
#[allow(non_camel_case_types)]
enum State {
    OPEN,
    CLOSED,
    LEFT_AJAR,
}

/// All of it, as a model.
#[model]
struct Thing {
    #[from(text)]
    text: String,
    #[from(integer)]
    integer: Integer,
    #[from(number)]
    number: Number,
    #[from(flag)]
    is_set: bool,
    #[from(instant)]
    at: DateTime,
    #[from(day)]
    day: Day,
    #[from(time)]
    time: TimeOfDay,
    #[from(state)]
    state: State,
    #[from(code)]
    code: IntegerOrString,
    #[from(amount)]
    amount: NumberOrString,
    #[from(anything)]
    anything: Any,
    #[from(newName, oldName)]
    name: String,
    #[from(newDay, oldDay)]
    first_day: Day,
    #[group(part)]
    part: ThingPart,
    #[group]
    lists: Lists,
    #[list(days)]
    days: Vec<ThingDay>,
    #[from(totals)]
    totals: Map<Number>,
    #[from(labels)]
    labels: Map<String>,
    #[from(dates)]
    dates: Map<DateTime>,
    #[from(statesByName)]
    states_by_name: Map<State>,
    #[from(extras)]
    extras: Map<Any>,
}

/// A group with a path of its own, and a list in it.
#[model]
struct ThingPart {
    #[from(id)]
    id: Integer,
    #[from(inner.value)]
    value: Number,
    #[from(inner.at)]
    at: DateTime,
    #[from(tags)]
    tags: Vec<String>,
}

/// A group of lists of plain values.
#[model]
struct Lists {
    #[from(texts)]
    texts: Vec<String>,
    #[from(integers)]
    integers: Vec<Integer>,
    #[from(numbers)]
    numbers: Vec<Number>,
    #[from(flags)]
    flags: Vec<bool>,
    #[from(instants)]
    instants: Vec<DateTime>,
    #[from(calendar)]
    calendar: Vec<Day>,
    #[from(states)]
    states: Vec<State>,
}

/// A day, with a list of its own.
#[model]
struct ThingDay {
    #[from(day)]
    day: Day,
    #[from(total)]
    total: Number,
    #[list(halfHours)]
    half_hours: Vec<ThingHalfHour>,
}

/// Half an hour.
#[model]
struct ThingHalfHour {
    #[from(start)]
    start: TimeOfDay,
    #[from(end)]
    end: TimeOfDay,
    #[from(seconds)]
    seconds: Integer,
    #[from(state)]
    state: State,
}

/// A record of a map, with its key.
#[model]
struct Keyed {
    #[key]
    id: Integer,
    #[from(text)]
    text: String,
}

/// A record of a map whose keys are text.
#[model]
struct Named {
    #[from(text)]
    text: String,
    #[key]
    name: String,
}

/// A list of records.
pub(crate) static LIST: AnswerDef =
    AnswerDef { records: Records::List, record: Everything::DEF, model: <Thing as ModelType>::DEF };
/// An object that holds the list of records.
pub(crate) static FIELD: AnswerDef =
    AnswerDef { records: Records::Field("entities"), ..answer(<Thing as ModelType>::DEF) };
/// An object: identifier → record.
pub(crate) static MAP: AnswerDef = AnswerDef { records: Records::Map, ..answer(<Keyed as ModelType>::DEF) };
/// An object: name → record.
pub(crate) static NAMED: AnswerDef = AnswerDef { records: Records::Map, ..answer(<Named as ModelType>::DEF) };

const fn answer(model: &'static ocean_fleet_engine::definition::ModelDef) -> AnswerDef {
    AnswerDef { records: Records::List, record: Everything::DEF, model }
}

/// How serde reads each of them.
pub(crate) fn oracles() -> [Oracle; 4] {
    [&LIST, &FIELD, &MAP, &NAMED].map(Oracle::of::<Everything>)
}
