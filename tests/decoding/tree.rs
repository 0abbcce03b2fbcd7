//! JSON as it is written: trees that know the text of their numbers, strings and keys, and where each value begins.

use crate::choices::Choices;

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
    pub(crate) fn new(json: Json) -> Self {
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
