//! Reads a value: a scalar to its end, a container up to its first value.

use super::frame::{Context, Outcome, SyntaxError};
use super::state::State;
use crate::number;
use crate::scan::{NumberForm, StringForm};
use crate::schema::Tag;

impl State<'_> {
    /// Reads the current value.
    #[inline(always)]
    pub(super) fn value(&mut self) -> Result<Outcome, SyntaxError> {
        (self.here.start, self.form) = (self.cursor.position() as u32, StringForm::General);
        let outcome = self.expected()?;
        match outcome {
            Outcome::Read => self.keep(),
            Outcome::Other => return self.unexpected(),
            _ => {}
        }
        Ok(outcome)
    }

    /// Reads the current value if it is as expected.
    #[inline(always)]
    fn expected(&mut self) -> Result<Outcome, SyntaxError> {
        let is_read = match self.tag {
            Tag::String | Tag::Enum | Tag::Day | Tag::TimeOfDay => self.string()?,
            Tag::IntegerOrString | Tag::NumberOrString if self.cursor.peek() == b'"' => {
                return Ok(self.retry_as(Tag::String));
            }
            Tag::Integer | Tag::IntegerOrString | Tag::Number | Tag::NumberOrString => self.number()?,
            Tag::Boolean => self.boolean()?,
            Tag::DateTime => self.date_time()?,
            Tag::Object => return self.object(),
            Tag::Array => return self.list(),
            Tag::Map => return self.map(),
            Tag::Any => return self.anything(),
        };
        Ok(if is_read { Outcome::Read } else { Outcome::Other })
    }

    /// A string, and its meaning if it has one.
    #[inline(always)]
    fn string(&mut self) -> Result<bool, SyntaxError> {
        let is_string = self.cursor.eat(b'"');
        if is_string {
            let Some(form) = self.cursor.string() else { return Err(self.error()) };
            self.form = form;
            match self.tag {
                Tag::String => {}
                Tag::Enum => self.check_enumeration(),
                _ => self.convert_date(),
            }
        }
        Ok(is_string)
    }

    #[inline(always)]
    fn number(&mut self) -> Result<bool, SyntaxError> {
        let is_number = self.cursor.at_number();
        if is_number {
            match self.cursor.number() {
                Some(NumberForm::General) if matches!(self.tag, Tag::Integer | Tag::IntegerOrString) => {
                    let text = self.input.text(self.here.start, self.cursor);
                    if number::safe_integer(text).is_none() {
                        self.issue("number");
                        self.here.slot = 0;
                    }
                }
                Some(_) => {}
                None => return Err(self.error()),
            }
        }
        Ok(is_number)
    }

    #[inline(always)]
    fn boolean(&mut self) -> Result<bool, SyntaxError> {
        let is_boolean = matches!(self.cursor.peek(), b't' | b'f');
        if is_boolean {
            let is_right = self.cursor.boolean();
            self.require(is_right)?;
        }
        Ok(is_boolean)
    }

    #[inline(always)]
    fn date_time(&mut self) -> Result<bool, SyntaxError> {
        let is_text = self.cursor.eat(b'"');
        if is_text && self.cursor.canonical_date_time() {
            self.form = StringForm::Plain;
            return Ok(true);
        }
        if !is_text && !self.cursor.at_number() {
            return Ok(false);
        }
        let is_right = if is_text { self.cursor.string_out_of_line() } else { self.cursor.number_out_of_line() };
        self.require(is_right)?;
        self.convert_date();
        Ok(true)
    }

    /// Anything; a scalar is read as if it were documented.
    #[inline(always)]
    fn anything(&mut self) -> Result<Outcome, SyntaxError> {
        match self.cursor.peek() {
            b'{' => {
                self.cursor.eat(b'{');
                self.open(Context::AnyObject, 0, 0)?;
                Ok(self.first_entry())
            }
            b'[' => {
                self.cursor.eat(b'[');
                self.open(Context::AnyList, 0, 0)?;
                Ok(self.first_element())
            }
            b'"' => Ok(self.retry_as(Tag::String)),
            b't' | b'f' => Ok(self.retry_as(Tag::Boolean)),
            b'-' | b'0'..=b'9' => Ok(self.retry_as(Tag::Number)),
            _ => Ok(Outcome::Other),
        }
    }

    /// White space, `null` or a value of another kind, whose grammar is checked.
    #[inline(always)]
    fn unexpected(&mut self) -> Result<Outcome, SyntaxError> {
        if self.cursor.at_whitespace() {
            self.cursor.skip_whitespace();
            return Ok(Outcome::ValueNext);
        }
        if self.cursor.peek() == b'n' {
            let is_right = self.cursor.null();
            self.require(is_right)?;
            if matches!(self.here.context, Context::Root | Context::List) && self.tag != Tag::Any {
                self.issue("null");
            }
            return Ok(Outcome::Read);
        }
        let Some(received) = kind_of(self.cursor.peek()) else { return Err(self.error()) };
        self.issue(received);
        self.expect_anything();
        Ok(Outcome::ValueNext)
    }
}

/// The kind of the value that begins with a byte.
fn kind_of(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'"' => "string",
        b'{' => "object",
        b'[' => "array",
        b't' | b'f' => "boolean",
        b'-' | b'0'..=b'9' => "number",
        _ => return None,
    })
}
