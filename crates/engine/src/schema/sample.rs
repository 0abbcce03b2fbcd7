//! An answer made up from its definition.

use super::definition::Records;
use super::tables::{Element, Schema};
use super::tag::Tag;

impl Schema {
    /// An answer as JSON that is at least this long: records with every documented key and a value of its kind.
    #[inline]
    pub fn sample(&self, bytes: usize) -> String {
        let mut json = String::new();
        let (open, close) = match self.records {
            Records::List => ("[", "]"),
            Records::Field(key) => {
                json += "{";
                write_key(key, &mut json);
                ("[", "]}")
            }
            Records::Map => ("{", "}"),
        };
        json += open;
        while json.len() < bytes {
            separate(&mut json);
            if let Records::Map = self.records {
                write_key(&json.len().to_string(), &mut json);
            }
            self.write_object(0, &mut json);
        }
        json + close
    }

    #[inline]
    fn write_object(&self, number: u16, json: &mut String) {
        json.push('{');
        if let Some(object) = self.objects.get(usize::from(number)) {
            for (key, field) in object.keys.texts.iter().zip(u32::from(object.entry) + 1..) {
                let field = self.field(field);
                separate(json);
                write_key(key, json);
                self.write_value(Element { tag: field.tag, argument: field.argument }, json);
            }
        }
        json.push('}');
    }

    #[inline]
    fn write_value(&self, Element { tag, argument }: Element, json: &mut String) {
        let text = match tag {
            Tag::Object => return self.write_object(argument, json),
            Tag::Array => {
                json.push('[');
                self.write_value(self.element(argument), json);
                "]"
            }
            Tag::Map => {
                json.push('{');
                write_key("é", json);
                self.write_value(self.element(argument), json);
                "}"
            }
            Tag::Enum => {
                let known = self.enumerations.get(usize::from(argument)).and_then(|known| known.values.texts.first());
                return write_text(known.copied().unwrap_or_default(), json);
            }
            Tag::String => "\"é\"",
            Tag::Integer | Tag::IntegerOrString => "100000",
            Tag::Number | Tag::NumberOrString => "1.5",
            Tag::Boolean => "true",
            Tag::DateTime => "\"2000-01-01T00:00:00.000Z\"",
            Tag::Day => "\"01/01/2000\"",
            Tag::TimeOfDay => "\"00:00\"",
            Tag::Any => "{}",
        };
        *json += text;
    }
}

fn write_text(text: &str, json: &mut String) {
    json.push('"');
    *json += text;
    json.push('"');
}

fn write_key(key: &str, json: &mut String) {
    write_text(key, json);
    json.push(':');
}

/// Writes a comma, unless this is the first member of its container.
fn separate(json: &mut String) {
    if !json.ends_with(['{', '[']) {
        json.push(',');
    }
}
