//! A parameter's value: checked, and written as the vendor expects it.

use ocean_fleet_engine::{MAX_SAFE_INTEGER, date};

use super::{InstantForm, ParameterKind};

/// The largest safe integer, as JavaScript has it.
const MAX_SAFE: f64 = MAX_SAFE_INTEGER as f64;

/// The longest list accepted. Longer ones make URLs that no server accepts.
pub const MAX_LIST: u32 = 10_000;

/// What is accepted as an identifier, in words.
pub const ID: &str = "an integer from -9007199254740991 to 9007199254740991, or its decimal text";

/// A value, as an application gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number {
        /// The number.
        value: f64,
        /// As JavaScript writes it, so that WebAssembly needs no code for that.
        text: String,
    },
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// The length of a list of more than [`MAX_LIST`] elements, which are not read.
    LongList(u32),
    /// A `Date`: milliseconds since 1970, or NaN.
    Date(f64),
    /// `true` or `false`.
    Flag(bool),
    /// Anything else, in words.
    Other(String),
}

impl Value {
    /// What was given, in words.
    pub(super) fn described(&self) -> String {
        /// Longer texts are cut.
        const MOST: usize = 40;
        match self {
            Self::Number { text, .. } => text.clone(),
            Self::Text(text) => match text.char_indices().nth(MOST) {
                Some((end, _)) => ["\"", text.get(..end).unwrap_or_default(), "…\""].concat(),
                None => ["\"", text.as_str(), "\""].concat(),
            },
            Self::List(elements) if elements.is_empty() => "an empty list".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::LongList(length) => format!("a list of {length}"),
            Self::Date(milliseconds) => match instant_of(*milliseconds) {
                Some(instant) => ["the Date ", &ascii(&date::write_instant(instant))].concat(),
                None => "an invalid Date".to_owned(),
            },
            Self::Flag(flag) => flag.to_string(),
            Self::Other(words) => words.clone(),
        }
    }
}

/// A value on its way to the wire.
#[derive(Debug, PartialEq)]
pub(super) enum Written {
    One(String),
    /// Each is sent on its own.
    Many(Vec<String>),
    /// They may be separated by commas.
    Separable(Vec<String>),
}

/// A value that is not accepted.
#[derive(Debug, PartialEq)]
pub(super) struct Refused {
    /// Which element of a list it is.
    pub(super) element: Option<usize>,
    /// What is accepted.
    pub(super) accepted: String,
    /// What was given.
    pub(super) given: String,
}

impl ParameterKind {
    /// What is accepted, in words.
    pub(super) fn accepted(self, required: bool) -> String {
        match self {
            Self::Id => ID.to_owned(),
            Self::Ids | Self::Texts { .. } => {
                let element = if self == Self::Ids { "integer" } else { "string" };
                let advice = if required { "" } else { " (leave it out to mean all)" };
                ["a list of at least one ", element, advice].concat()
            }
            Self::Integer { least, most } => {
                format!("an integer from {least} to {most}")
            }
            Self::Degrees { most } => {
                format!("a number from -{most} to {most}")
            }
            Self::Text => "a string".to_owned(),
            Self::Flag { .. } => "true or false".to_owned(),
            Self::Day => "a day of the calendar as \"YYYY-MM-DD\" or \"dd/MM/yyyy\"".to_owned(),
            Self::Instant(_) => {
                "a Date, or a date-time in ISO 8601 with Z or an offset (\"2024-11-07T09:41:12Z\")".to_owned()
            }
            Self::Choice(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
                ["\"", &words.join("\" or \""), "\""].concat()
            }
        }
    }

    /// Checks a value, and writes it.
    pub(super) fn write(self, value: &Value, required: bool) -> Result<Written, Refused> {
        let refused = || Refused { element: None, accepted: self.accepted(required), given: value.described() };
        let kind = match self {
            Self::Ids => Self::Id,
            Self::Texts { .. } => Self::Text,
            _ => return self.write_one(value).map(Written::One).ok_or_else(refused),
        };
        let elements = match value {
            Value::List(elements) if !elements.is_empty() => elements,
            Value::LongList(_) => {
                let accepted = format!("a list of at most {MAX_LIST} elements (ask in portions)");
                return Err(Refused { accepted, ..refused() });
            }
            _ => return Err(refused()),
        };
        let mut texts = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            texts.push(kind.write_one(element).ok_or_else(|| Refused {
                element: Some(index),
                accepted: kind.accepted(true),
                given: element.described(),
            })?);
        }
        Ok(if self == Self::Ids { Written::Separable(texts) } else { Written::Many(texts) })
    }

    fn write_one(self, value: &Value) -> Option<String> {
        match (self, value) {
            (Self::Id, Value::Number { value, .. }) => id_of_number(*value).map(|id| id.to_string()),
            (Self::Id, Value::Text(text)) => id_of_text(text).map(|id| id.to_string()),
            (Self::Integer { least, most }, Value::Number { value, .. }) => {
                integer(*value, f64::from(least), f64::from(most))
            }
            (Self::Degrees { most }, Value::Number { value, text }) => {
                (value.abs() <= f64::from(most)).then(|| text.clone())
            }
            (Self::Text, Value::Text(text)) => Some(text.clone()),
            (Self::Flag { opposite }, Value::Flag(flag)) => Some((*flag != opposite).to_string()),
            (Self::Day, _) => self.moment(value).map(slashed_day),
            (Self::Instant(form), _) => self.moment(value).map(|instant| {
                let iso = date::write_instant(instant);
                if form == InstantForm::Milliseconds {
                    return ascii(&iso);
                }
                let time = iso.get(11..19).unwrap_or_default();
                [&slashed_day(instant.div_euclid(86_400_000)), " ", &ascii(time), " +0000"].concat()
            }),
            (Self::Choice(words), Value::Text(text)) => {
                words.iter().find(|(word, _)| word == text).map(|&(_, wire)| wire.to_owned())
            }
            _ => None,
        }
    }

    /// A day in days since 1970, or an instant in milliseconds since then.
    pub(super) fn moment(self, value: &Value) -> Option<i64> {
        match (self, value) {
            (Self::Day, Value::Text(text)) => date::day(text.as_bytes()),
            (Self::Instant(_), Value::Date(milliseconds)) => instant_of(*milliseconds),
            // Not the vendor's form, and not a time that depends on the local time zone.
            (Self::Instant(_), Value::Text(text)) if text.as_bytes().get(4) == Some(&b'-') => {
                date::instant(text.as_bytes())
            }
            _ => None,
        }
    }
}

/// An identifier given as a number.
pub fn id_of_number(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() <= MAX_SAFE).then_some(value as i64)
}

/// An identifier given as decimal text in its usual form: without leading zeros, plus signs or spaces.
pub fn id_of_text(text: &str) -> Option<i64> {
    let id: i64 = text.parse().ok()?;
    (id.to_string() == text && id.unsigned_abs() <= MAX_SAFE_INTEGER as u64).then_some(id)
}

/// An integer in a range, as the vendor expects it.
fn integer(value: f64, least: f64, most: f64) -> Option<String> {
    (value.fract() == 0.0 && (least..=most).contains(&value)).then(|| (value as i64).to_string())
}

/// The milliseconds of a `Date`, if it is valid and can be written.
fn instant_of(milliseconds: f64) -> Option<i64> {
    if milliseconds.is_finite() { date::from_epoch(milliseconds.floor() as i64) } else { None }
}

/// `07/11/2024`.
fn slashed_day(days: i64) -> String {
    let iso = date::write_day(days);
    let [year @ .., _, m0, m1, _, d0, d1] = &iso;
    [&ascii(&[*d0, *d1]), "/", &ascii(&[*m0, *m1]), "/", &ascii(year)].concat()
}

fn ascii(text: &[u8]) -> String {
    text.iter().map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Value {
        Value::Number { value, text: value.to_string() }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    /// The written values, separated by spaces.
    fn written(kind: ParameterKind, value: &Value) -> Option<String> {
        match kind.write(value, true) {
            Ok(Written::One(text)) => Some(text),
            Ok(Written::Many(texts) | Written::Separable(texts)) => Some(texts.join(" ")),
            Err(_) => None,
        }
    }

    const TEXTS: ParameterKind = ParameterKind::Texts { element: "string" };
    const FLAG: ParameterKind = ParameterKind::Flag { opposite: false };
    const OPPOSITE: ParameterKind = ParameterKind::Flag { opposite: true };
    const INSTANT: ParameterKind = ParameterKind::Instant(InstantForm::Seconds);
    const MILLISECONDS: ParameterKind = ParameterKind::Instant(InstantForm::Milliseconds);
    const RESULTS: ParameterKind = ParameterKind::Integer { least: 1, most: 10 };
    const LATITUDE: ParameterKind = ParameterKind::Degrees { most: 90 };
    const LONGITUDE: ParameterKind = ParameterKind::Degrees { most: 180 };
    const MODE: ParameterKind = ParameterKind::Choice(&[("as-the-crow-flies", "VOL_OISEAU"), ("by-road", "PAR_ROUTE")]);

    #[test]
    fn accepted_values_are_written_as_the_vendor_wants_them() {
        use ParameterKind::{Day, Id, Ids, Text};
        let cases = [
            (Id, number(42.0), "42"),
            (Id, number(0.0), "0"),
            (Id, number(-0.0), "0"),
            (Id, number(-1.0), "-1"),
            (Id, number(4_294_967_296.0), "4294967296"),
            (Id, number(MAX_SAFE), "9007199254740991"),
            (Id, number(-MAX_SAFE), "-9007199254740991"),
            (Id, text("42"), "42"),
            (Id, text("0"), "0"),
            (Id, text("-7"), "-7"),
            (Id, text("9007199254740991"), "9007199254740991"),
            (Id, text("-9007199254740991"), "-9007199254740991"),
            (Ids, Value::List(vec![number(2.0), number(1.0), number(2.0)]), "2 1 2"),
            (Ids, Value::List(vec![text("2"), number(1.0)]), "2 1"),
            (RESULTS, number(1.0), "1"),
            (RESULTS, number(10.0), "10"),
            (TEXTS, Value::List(vec![text("AB-123-CD"), text("B, C")]), "AB-123-CD B, C"),
            (FLAG, Value::Flag(true), "true"),
            (FLAG, Value::Flag(false), "false"),
            (OPPOSITE, Value::Flag(true), "false"),
            (OPPOSITE, Value::Flag(false), "true"),
            (LATITUDE, number(-90.0), "-90"),
            (LATITUDE, number(90.0), "90"),
            (LATITUDE, number(48.8566), "48.8566"),
            (LONGITUDE, number(-180.0), "-180"),
            (LONGITUDE, number(2.3522), "2.3522"),
            (Text, text("AB-123-CD"), "AB-123-CD"),
            (Text, text("É&=?"), "É&=?"),
            (Text, text(""), ""),
            (Day, text("2024-11-07"), "07/11/2024"),
            (Day, text("07/11/2024"), "07/11/2024"),
            (Day, text("2024-02-29"), "29/02/2024"),
            (Day, text("0001-01-01"), "01/01/0001"),
            (INSTANT, text("2024-11-07T09:41:12.635Z"), "07/11/2024 09:41:12 +0000"),
            (INSTANT, text("2024-11-07T09:41:12Z"), "07/11/2024 09:41:12 +0000"),
            (INSTANT, text("2024-11-07T09:41Z"), "07/11/2024 09:41:00 +0000"),
            (INSTANT, text("2024-11-07T09:41+02:00"), "07/11/2024 07:41:00 +0000"),
            (INSTANT, text("2025-01-01T00:30:00+01:00"), "31/12/2024 23:30:00 +0000"),
            (INSTANT, text("2024-12-31T23:30:00-0130"), "01/01/2025 01:00:00 +0000"),
            (INSTANT, Value::Date(1_738_912_575_999.0), "07/02/2025 07:16:15 +0000"),
            (INSTANT, Value::Date(0.0), "01/01/1970 00:00:00 +0000"),
            (INSTANT, Value::Date(-1.0), "31/12/1969 23:59:59 +0000"),
            (MILLISECONDS, text("2000-10-30T02:30:00+01:00"), "2000-10-30T01:30:00.000Z"),
            (MILLISECONDS, Value::Date(1_738_912_575_999.0), "2025-02-07T07:16:15.999Z"),
            (MODE, text("as-the-crow-flies"), "VOL_OISEAU"),
            (MODE, text("by-road"), "PAR_ROUTE"),
        ];
        for (kind, value, expected) in cases {
            assert_eq!(written(kind, &value).as_deref(), Some(expected), "{kind:?} {value:?}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        use ParameterKind::{Day, Id, Ids, Text};
        let other = || Value::Other("an object".to_owned());
        let cases = [
            (Id, vec![number(1.5), number(MAX_SAFE + 1.0), number(-MAX_SAFE - 1.0), number(1e300), other()]),
            (Id, ["", "+1", "01", "-0", " 1", "1 ", "1.0", "1e3", "0x1", "1,2", "１", "abc"].map(text).to_vec()),
            (Id, vec![text("9007199254740992"), text("-9007199254740992"), text("99999999999999999999")]),
            (Id, vec![number(f64::NAN), number(f64::INFINITY), number(f64::NEG_INFINITY), Value::List(vec![])]),
            (Ids, vec![Value::List(vec![]), number(1.0), text("1"), Value::List(vec![number(1.0), text("x")])]),
            (Ids, vec![Value::LongList(10_001)]),
            (Ids, vec![Value::List(vec![other()]), Value::List(vec![Value::List(vec![number(1.0)])])]),
            (RESULTS, vec![number(0.0), number(11.0), number(1.5), number(-1.0), number(f64::NAN), text("5")]),
            (TEXTS, vec![Value::List(vec![]), Value::LongList(10_001), text("a"), Value::List(vec![number(1.0)])]),
            (TEXTS, vec![Value::List(vec![text("a"), Value::List(vec![text("b")])])]),
            (FLAG, vec![text("true"), number(0.0), number(1.0), other()]),
            (LATITUDE, vec![number(90.000_001), number(-91.0), number(f64::NAN), number(f64::INFINITY), text("48")]),
            (LONGITUDE, vec![number(180.1), number(-180.1), number(f64::NEG_INFINITY)]),
            (Text, vec![number(1.0), Value::List(vec![text("a")]), Value::Date(0.0), other()]),
            (Day, vec![text("2025-02-29"), text("31/04/2025"), text("00/01/2025"), text("2025-13-01"), text("")]),
            (Day, vec![text("7/11/2024"), text("2024-11-07T00:00:00Z"), text("07-11-2024"), text("2024/11/07")]),
            (Day, vec![text(" 2024-11-07"), Value::Date(0.0), number(0.0)]),
            (INSTANT, vec![text("2024-11-07T09:41:12"), text("2024-11-07"), text("07/11/2024 09:41:12 +0000")]),
            (INSTANT, vec![text("2025-02-29T00:00:00Z"), text("2024-11-07T24:00:00Z"), text("2024-11-07T09Z")]),
            (INSTANT, vec![text("yesterday"), text("2024-11-07T09:4éZ"), text(""), number(1_738_912_575_000.0)]),
            (INSTANT, vec![Value::Date(f64::NAN), Value::Date(8.64e15), Value::Date(-8.64e15)]),
            (MODE, vec![text("VOL_OISEAU"), text("By-Road"), text(""), number(1.0)]),
        ];
        for (kind, values) in cases {
            for value in values {
                assert_eq!(written(kind, &value), None, "{kind:?} {value:?}");
            }
        }
    }

    #[test]
    fn what_is_accepted_as_an_identifier_is_the_range_that_is_checked() {
        assert_eq!(ID, format!("an integer from -{MAX_SAFE_INTEGER} to {MAX_SAFE_INTEGER}, or its decimal text"));
    }

    #[test]
    fn a_list_is_neither_empty_nor_endless() {
        let refused = |list: Value| ParameterKind::Ids.write(&list, false).unwrap_err();
        let empty = refused(Value::List(vec![]));
        assert_eq!(empty.accepted, "a list of at least one integer (leave it out to mean all)");
        assert_eq!(empty.given, "an empty list");
        let long = refused(Value::LongList(40_000_000));
        assert_eq!(long.accepted, "a list of at most 10000 elements (ask in portions)");
        assert_eq!(long.given, "a list of 40000000");
    }

    #[test]
    fn a_refusal_says_what_was_given_and_what_is_accepted() {
        let list = Value::List(vec![number(1.0), number(1.5)]);
        let refused = ParameterKind::Ids.write(&list, true).unwrap_err();
        assert_eq!((refused.element, refused.given.as_str()), (Some(1), "1.5"));
        let given = |value: Value| ParameterKind::Day.write(&value, true).unwrap_err().given;
        assert_eq!(given(text("31/02/2025")), "\"31/02/2025\"");
        assert_eq!(given(text(&"é".repeat(41))), format!("\"{}…\"", "é".repeat(40)));
        assert_eq!(given(Value::Date(0.0)), "the Date 1970-01-01T00:00:00.000Z");
        assert_eq!(given(Value::Date(f64::NAN)), "an invalid Date");
        assert_eq!(given(Value::List(vec![])), "an empty list");
        assert_eq!(given(Value::Other("true".to_owned())), "true");
        assert_eq!(MODE.accepted(false), "\"as-the-crow-flies\" or \"by-road\"");
        assert_eq!(LATITUDE.accepted(true), "a number from -90 to 90");
    }
}
