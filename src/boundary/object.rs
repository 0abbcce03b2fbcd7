//! Objects that JavaScript gives, read key by key. An error names the key, what was given and what is accepted.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Error};
use super::value::{described, is_missing, is_plain, number, property};

/// An object that was given.
pub(crate) struct Object<'v> {
    value: &'v JsValue,
    /// What errors call it: “The client's options”.
    what: String,
    code: Code,
}

/// What can be made of a value that was given.
pub(crate) trait FromJs: Sized {
    /// What is accepted, in words.
    const ACCEPTED: &'static str;

    /// Nothing where the value is something else.
    fn from_js(value: JsValue) -> Option<Self>;
}

impl<'v> Object<'v> {
    /// Takes a value for an object, of whichever realm and prototype. A value that is left out stands for an empty one.
    pub(crate) fn new(value: &'v JsValue, what: impl Into<String>, code: Code) -> Result<Self, Error> {
        let object = Self { value, what: what.into(), code };
        if is_missing(value) || is_plain(value) {
            return Ok(object);
        }
        let kind = if value.as_f64().is_some() { "the number " } else { "" };
        Err(Error::new(code, format!("{} must be a plain object, not {kind}{}.", object.what, described(value))))
    }

    /// Refuses keys that are none of these.
    pub(crate) fn only(self, known: &[&str]) -> Result<Self, Error> {
        if is_missing(self.value) {
            return Ok(self);
        }
        // Not by `instanceof`: an object without a prototype is an object, too.
        let keys = js_sys::Object::keys(self.value.unchecked_ref::<js_sys::Object>());
        match keys.iter().filter_map(|key| key.as_string()).find(|key| !known.contains(&key.as_str())) {
            None => Ok(self),
            Some(key) => {
                let known = known.join(", ");
                Err(Error::new(self.code, format!("{} have no `{key}`; there are: {known}.", self.what)))
            }
        }
    }

    /// What is there under a key; `undefined` where nothing is.
    pub(crate) fn value(&self, key: &str) -> JsValue {
        property(self.value, key)
    }

    /// What is there under a key; nothing where it is left out.
    pub(crate) fn optional<T: FromJs>(&self, key: &str) -> Result<Option<T>, Error> {
        self.read(key, T::ACCEPTED, T::from_js)
    }

    /// What is there under a key, where `null` is a value; nothing where it is `undefined`.
    pub(crate) fn nullable<T: FromJs>(&self, key: &str) -> Result<Option<T>, Error> {
        let value = self.value(key);
        if value.is_undefined() {
            return Ok(None);
        }
        T::from_js(value.clone()).map(Some).ok_or_else(|| self.refused(key, T::ACCEPTED, &value))
    }

    /// What is there under a key, and has to be.
    pub(crate) fn required<T: FromJs>(&self, key: &str) -> Result<T, Error> {
        self.optional(key)?.ok_or_else(|| self.refused(key, T::ACCEPTED, &self.value(key)))
    }

    /// An integer in a range.
    pub(crate) fn integer(&self, key: &str, least: f64, most: f64) -> Result<Option<f64>, Error> {
        let accepted = format!("an integer from {} to {}", number(least), number(most));
        self.read(key, &accepted, |value| {
            value.as_f64().filter(|number| number.fract() == 0.0 && (least..=most).contains(number))
        })
    }

    /// One of these words: what it stands for.
    pub(crate) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<Option<T>, Error> {
        let accepted: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        self.read(key, &accepted.join(" or "), |value| {
            let given = value.as_string()?;
            words.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning)
        })
    }

    fn read<T>(&self, key: &str, accepted: &str, read: impl FnOnce(JsValue) -> Option<T>) -> Result<Option<T>, Error> {
        let value = self.value(key);
        if is_missing(&value) {
            return Ok(None);
        }
        read(value.clone()).map(Some).ok_or_else(|| self.refused(key, accepted, &value))
    }

    fn refused(&self, key: &str, accepted: &str, given: &JsValue) -> Error {
        Error::new(self.code, format!("{}: `{key}` must be {accepted}, not {}.", self.what, described(given)))
    }
}

impl FromJs for bool {
    const ACCEPTED: &'static str = "true or false";

    fn from_js(value: JsValue) -> Option<Self> {
        value.as_bool()
    }
}

impl FromJs for String {
    const ACCEPTED: &'static str = "a string";

    fn from_js(value: JsValue) -> Option<Self> {
        value.as_string()
    }
}

impl FromJs for Function {
    const ACCEPTED: &'static str = "a function";

    fn from_js(value: JsValue) -> Option<Self> {
        value.dyn_into().ok()
    }
}

impl FromJs for Vec<String> {
    const ACCEPTED: &'static str = "a list of at most 10000 strings";

    fn from_js(value: JsValue) -> Option<Self> {
        value.dyn_ref::<Array>()?.iter().map(|element| element.as_string()).collect()
    }
}
