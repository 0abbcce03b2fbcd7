//! JSON as it is written: trees that know the text of their numbers, strings and keys, and where each value begins.

use ocean_fleet_engine::definition::{AnswerDef, Kind, ObjectDef, Records};

/// A value.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Its first byte in the body, once it is written.
    pub(crate) at: usize,
    pub(crate) json: Json,
}

#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    /// As it is written.
    Number(String),
    Text(Text),
    List(Vec<Node>),
    Object(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key's first byte in the body, once it is written.
    pub(crate) at: usize,
    pub(crate) key: Text,
    pub(crate) value: Node,
}

/// A string.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// What it says, with U+FFFD for surrogates without a partner.
    pub(crate) value: String,
    /// How it is written.
    pub(crate) json: String,
}

impl Node {
    fn new(json: Json) -> Self {
        Self { at: 0, json }
    }

    /// Writes the value behind what is written so far.
    pub(crate) fn write(&mut self, body: &mut String, choices: &mut Choices) {
        choices.write_space(body);
        self.at = body.len();
        match &mut self.json {
            Json::Null => body.push_str("null"),
            Json::Boolean(value) => body.push_str(if *value { "true" } else { "false" }),
            Json::Number(text) => body.push_str(text),
            Json::Text(text) => body.push_str(&text.json),
            Json::List(elements) => {
                body.push('[');
                for (index, element) in elements.iter_mut().enumerate() {
                    if index > 0 {
                        body.push(',');
                    }
                    element.write(body, choices);
                }
                body.push(']');
            }
            Json::Object(entries) => {
                body.push('{');
                for (index, entry) in entries.iter_mut().enumerate() {
                    if index > 0 {
                        body.push(',');
                    }
                    choices.write_space(body);
                    entry.at = body.len();
                    body.push_str(&entry.key.json);
                    choices.write_space(body);
                    body.push(':');
                    entry.value.write(body, choices);
                }
                choices.write_space(body);
                body.push('}');
            }
        }
        choices.write_space(body);
    }
}

/// Random choices, read from a tape; when it has ended, the simplest one is made. So a shorter tape is a simpler tree.
pub(crate) struct Choices<'t> {
    tape: std::slice::Iter<'t, u32>,
    /// Whether values may be of another kind than documented, and keys be there twice.
    errors: bool,
}

impl<'t> Choices<'t> {
    pub(crate) fn new(tape: &'t [u32], errors: bool) -> Self {
        Self { tape: tape.iter(), errors }
    }

    /// A number below `count`; 0 is the simplest.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.tape.next().map_or(0, |&choice| choice as usize % count)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    fn write_space(&mut self, body: &mut String) {
        if self.one_in(12) {
            body.push_str(self.pick(&[" ", "\n", "\t", "\r\n", "  \n    "]));
        }
    }

    /// The body of an answer.
    pub(crate) fn body(&mut self, answer: &AnswerDef) -> Node {
        if self.errors && self.one_in(40) {
            return self.anything(3);
        }
        let count = self.below(5);
        let mut records: Vec<_> = (0..count).map(|_| self.record(answer.record)).collect();
        let json = match answer.records {
            Records::List => Json::List(self.elements(records)),
            Records::Map => {
                let keys: Vec<_> = (0..count).map(|_| self.record_key()).collect();
                Json::Object(keys.into_iter().zip(records).map(|(key, value)| Entry { at: 0, key, value }).collect())
            }
            Records::Field(name) => {
                records = self.elements(records);
                let list = if self.one_in(20) { self.wrong() } else { Node::new(Json::List(records)) };
                let mut entries = vec![Entry { at: 0, key: self.written(name), value: list }];
                for _ in 0..self.below(3) {
                    let key = self.text();
                    if key.value != name || self.errors {
                        let place = self.below(entries.len() + 1);
                        entries.insert(place, Entry { at: 0, key, value: self.anything(2) });
                    }
                }
                Json::Object(entries)
            }
        };
        Node::new(json)
    }

    fn record(&mut self, def: &ObjectDef) -> Node {
        if self.errors && self.one_in(25) { self.wrong() } else { Node::new(Json::Object(self.object(def))) }
    }

    /// A value of a kind, or `null`; sometimes another one.
    fn value(&mut self, kind: &Kind) -> Node {
        if self.errors && self.one_in(25) {
            return self.wrong();
        }
        if self.one_in(10) {
            return Node::new(Json::Null);
        }
        Node::new(match kind {
            Kind::String => Json::Text(self.text()),
            Kind::Integer => Json::Number(self.integer()),
            Kind::Number => Json::Number(self.number()),
            Kind::Boolean => Json::Boolean(self.one_in(2)),
            Kind::DateTime => self.instant(),
            Kind::Day => Json::Text(self.day()),
            Kind::TimeOfDay => {
                let time = format!("{:02}:{:02}", self.below(24), self.below(60));
                Json::Text(self.written(&time))
            }
            Kind::Enum(def) => {
                let value =
                    if self.one_in(6) { self.pick(&["NEW_VALUE", "NEW_2", "a b", ""]) } else { self.pick(def.values) };
                Json::Text(self.written(value))
            }
            Kind::IntegerOrString if self.one_in(2) => Json::Number(self.integer()),
            Kind::NumberOrString if self.one_in(2) => Json::Number(self.number()),
            Kind::IntegerOrString | Kind::NumberOrString => Json::Text(self.text()),
            Kind::Object(def) => Json::Object(self.object(def)),
            Kind::Array(kind) => {
                let elements = (0..self.below(4)).map(|_| self.value(kind)).collect();
                Json::List(self.elements(elements))
            }
            Kind::Map(kind) => {
                let entry = |choices: &mut Self| Entry { at: 0, key: choices.text(), value: choices.value(kind) };
                Json::Object((0..self.below(4)).map(|_| entry(self)).collect())
            }
            Kind::Any => self.anything(2).json,
        })
    }

    /// Elements of a list: not `null`, unless errors are wanted.
    fn elements(&mut self, mut elements: Vec<Node>) -> Vec<Node> {
        elements.retain(|element| !matches!(element.json, Json::Null));
        if self.errors && self.one_in(15) {
            elements.push(Node::new(Json::Null));
        }
        elements
    }

    fn object(&mut self, def: &ObjectDef) -> Vec<Entry> {
        let mut entries = Vec::new();
        for field in def.fields {
            if !self.one_in(3) && !self.tape.as_slice().is_empty() {
                entries.push(Entry { at: 0, key: self.written(field.key), value: self.value(&field.kind) });
            }
        }
        if self.one_in(6) {
            let key = self.text();
            if !def.fields.iter().any(|field| field.key == key.value) {
                entries.push(Entry { at: 0, key, value: self.anything(2) });
            }
        }
        if self.errors && self.one_in(15) && !entries.is_empty() {
            let entry = entries[self.below(entries.len())].clone();
            entries.push(entry);
        }
        // Out of order, at times.
        for _ in 0..if self.one_in(4) { entries.len() } else { self.below(3) } {
            let end = entries.len();
            if end > 1 {
                entries.swap(self.below(end), end - 1);
            }
        }
        entries
    }

    /// What is documented nowhere.
    fn wrong(&mut self) -> Node {
        match self.below(3) {
            0 => self.anything(2),
            1 => {
                let text =
                    self.pick(&["", "string", "2024-02-30T00:00:00.000Z", "31/02/2024 00:00:00 +0000", "24:00", "1"]);
                Node::new(Json::Text(self.written(text)))
            }
            _ => Node::new(Json::Number(self.number())),
        }
    }

    fn anything(&mut self, depth: usize) -> Node {
        Node::new(match self.below(if depth == 0 { 5 } else { 7 }) {
            0 => Json::Null,
            1 => Json::Boolean(self.one_in(2)),
            2 => Json::Number(self.number()),
            3 => Json::Text(self.text()),
            4 => Json::Number(self.integer()),
            5 => Json::List((0..self.below(4)).map(|_| self.anything(depth - 1)).collect()),
            _ => {
                let entry =
                    |choices: &mut Self| Entry { at: 0, key: choices.text(), value: choices.anything(depth - 1) };
                Json::Object((0..self.below(4)).map(|_| entry(self)).collect())
            }
        })
    }

    fn record_key(&mut self) -> Text {
        if self.errors && self.one_in(10) {
            return self.text();
        }
        let key = (self.below(1 << 20) as i64 - 1_000).to_string();
        Text { json: format!("\"{key}\""), value: key }
    }

    fn integer(&mut self) -> String {
        let most: u64 = (1 << 53) - 1;
        let value = match self.below(5) {
            0 => self.below(1_000) as u64,
            1 => most - self.below(10) as u64,
            2 => (1 << 31) - 5 + self.below(10) as u64,
            3 => 10u64.pow(self.below(16) as u32),
            _ => (self.below(1 << 31) as u64) << self.below(22),
        };
        let sign = if self.one_in(4) { "-" } else { "" };
        match self.below(6) {
            0..3 => format!("{sign}{value}"),
            3 => format!("{sign}{value}.{}", "0".repeat(1 + self.below(20))),
            4 if value > 0 => format!("{sign}{value}0000000E-7"),
            _ => {
                let digits = value.to_string();
                let (first, rest) = digits.split_at(1);
                let exponent = rest.len();
                let rest = if rest.is_empty() { "0" } else { rest };
                format!("{sign}{first}.{rest}e+{exponent}")
            }
        }
    }

    fn number(&mut self) -> String {
        let sign = if self.one_in(3) { "-" } else { "" };
        let mut digits = |most: usize| -> String {
            (0..1 + self.below(most)).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
        };
        let (whole, fraction) = (digits(6), digits(18));
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        match self.below(5) {
            0 => format!("{sign}{whole}"),
            1 | 2 => format!("{sign}{whole}.{fraction}"),
            3 => format!("{sign}{whole}.{fraction}e{}", self.below(60) as i32 - 30),
            _ => format!("{sign}{whole}E+0{}", self.below(30)),
        }
    }

    fn instant(&mut self) -> Json {
        let (year, month, day) = (1900 + self.below(300), 1 + self.below(12), 1 + self.below(28));
        let (hour, minute, second) = (self.below(24), self.below(60), self.below(60));
        let offset = format!("{}{:02}", self.pick(&["+", "-"]), self.below(15));
        let time = format!("{hour:02}:{minute:02}:{second:02}");
        let date = format!("{year}-{month:02}-{day:02}T{time}");
        let text = match self.below(6) {
            0 | 1 => format!("{date}.{:03}Z", self.below(1_000)),
            2 => format!("{date}{}", self.pick(&["Z", ".5Z", ".123456789Z", ".000+00:00"])),
            3 => format!("{date}.25{offset}:30"),
            4 => format!("{day:02}/{month:02}/{year} {time} {offset}00"),
            _ => {
                return Json::Number(
                    format!("{}{:03}", self.below(4_000_000_000), self.below(1_000)).trim_start_matches('0').to_owned()
                        + "0",
                );
            }
        };
        Json::Text(self.written(&text))
    }

    fn day(&mut self) -> Text {
        let (year, month, day) = (1900 + self.below(300), 1 + self.below(12), 1 + self.below(28));
        let text =
            if self.one_in(2) { format!("{year}-{month:02}-{day:02}") } else { format!("{day:02}/{month:02}/{year}") };
        self.written(&text)
    }

    fn text(&mut self) -> Text {
        const PARTS: [&str; 16] = [
            "a",
            "Grue 3",
            "é",
            "Île-de-France",
            "北京",
            "😀",
            "\u{80}\u{9f}",
            "\u{a0}ÿ",
            "\"",
            "\\",
            "/\u{8}\u{c}\n\r\t",
            "\0\u{1f}",
            "\u{7f}",
            "__proto__",
            "",
            "a text of more than thirty-two bytes, without anything odd in it",
        ];
        let mut text: String = (0..self.below(4)).map(|_| self.pick(&PARTS)).collect();
        // Nothing is written as U+FFFD but surrogates without a partner.
        let lone = self.one_in(40).then(|| self.pick(&["\\ud83d", "\\uDE00", "\\ude00\\ud83d"]));
        text.extend(std::iter::repeat_n('\u{FFFD}', lone.map_or(0, |units| units.len() / 6)));
        let mut text = self.written(&text);
        if let Some(units) = lone {
            text.json = text.json.replacen('\u{FFFD}', units, 1).replace('\u{FFFD}', "");
        }
        text
    }

    /// A text, written with escapes at times.
    fn written(&mut self, value: &str) -> Text {
        let odd = self.one_in(8);
        let mut json = String::from("\"");
        for letter in value.chars() {
            let short = match letter {
                '"' => "\\\"",
                '\\' => "\\\\",
                '/' if odd => "\\/",
                '\u{8}' => "\\b",
                '\u{c}' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => "",
            };
            if !short.is_empty() {
                json.push_str(short);
            } else if letter < ' ' || (letter != '\u{FFFD}' && odd && self.one_in(4)) {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    json.push_str(&if self.one_in(2) { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") });
                }
            } else {
                json.push(letter);
            }
        }
        json.push('"');
        Text { value: value.to_owned(), json }
    }
}
