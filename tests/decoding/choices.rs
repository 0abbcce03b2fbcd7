//! Random bodies of an answer: which keys are there, in which order, with which values.

use ocean_fleet_engine::definition::{AnswerDef, Kind, ObjectDef, Records};

use crate::tree::{Entry, Json, Node, Text};

/// Random choices, read from a tape; when it has ended, the simplest one is made. So a shorter tape is a simpler tree.
pub(crate) struct Choices<'t> {
    tape: std::slice::Iter<'t, u32>,
    /// Whether values may be of another kind than documented, and keys be there twice.
    errors: bool,
    presence: Presence,
    /// Whether keys come in any order.
    shuffled: bool,
    /// Whether every letter that may be escaped is.
    pub(crate) escaped: bool,
}

/// Which of the documented keys are there, in the objects of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Most,
    Few,
    All,
    /// All, most of them `null`.
    Null,
}

impl<'t> Choices<'t> {
    pub(crate) fn new(tape: &'t [u32], errors: bool) -> Self {
        Self { tape: tape.iter(), errors, presence: Presence::Most, shuffled: false, escaped: false }
    }

    /// A number below `count`; 0 is the simplest.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.tape.next().map_or(0, |&choice| choice as usize % count)
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    pub(crate) fn write_space(&mut self, body: &mut String) {
        if self.one_in(12) {
            body.push_str(self.pick(&[" ", "\n", "\t", "\r\n", "  \n    "]));
        }
    }

    /// The body of an answer.
    pub(crate) fn body(&mut self, answer: &AnswerDef) -> Node {
        self.presence = self.pick(&[Presence::Most, Presence::Most, Presence::Few, Presence::All, Presence::Null]);
        self.shuffled = self.one_in(4);
        self.escaped = self.one_in(10);
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
        if if self.presence == Presence::Null { !self.one_in(3) } else { self.one_in(10) } {
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
            let is_there = match self.presence {
                Presence::Most => !self.one_in(3) && !self.tape.as_slice().is_empty(),
                Presence::Few => self.one_in(6),
                Presence::All | Presence::Null => true,
            };
            if is_there {
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
        if self.shuffled {
            for end in (1..entries.len()).rev() {
                entries.swap(self.below(end + 1), end);
            }
        } else if entries.len() > 1 {
            // One or two are out of order, at times.
            for _ in 0..self.below(3) {
                let last = entries.len() - 1;
                entries.swap(self.below(last + 1), last);
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
}
