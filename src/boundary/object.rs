//! Objects from JavaScript, read key by key. Errors name the key, what was given and what is accepted.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Error};
use super::value::{described, is_missing, is_plain, number, property};

/// An object from JavaScript.
pub(crate) struct Object<'v> {
    value: &'v JsValue,
    /// Its name in errors: “The client's options”.
    what: String,
    code: Code,
}

/// A type that can be read from a JavaScript value.
pub(crate) trait FromJs: Sized {
    /// What is accepted, in words.
    const ACCEPTED: &'static str;

    /// `None` if the value is not accepted.
    fn from_js(value: JsValue) -> Option<Self>;
}

impl<'v> Object<'v> {
    /// Wraps a value, which must be a plain object of any realm and prototype; a missing one counts as empty.
    pub(crate) fn new(value: &'v JsValue, what: impl Into<String>, code: Code) -> Result<Self, Error> {
        let object = Self { value, what: what.into(), code };
        if is_missing(value) || is_plain(value) {
            return Ok(object);
        }
        let kind = if value.as_f64().is_some() { "the number " } else { "" };
        Err(Error::new(code, format!("{} must be a plain object, not {kind}{}.", object.what, described(value))))
    }

    /// Refuses unknown keys.
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

    /// The value of a key; `undefined` if there is none.
    pub(crate) fn value(&self, key: &str) -> JsValue {
        property(self.value, key)
    }

    /// Reads options, and refuses unknown ones.
    pub(crate) fn options<T: Options>(self) -> Result<T, Error> {
        let mut options = T::default();
        let mut slots = Vec::new();
        options.add_slots(&mut slots);
        self.fill(slots)?;
        Ok(options)
    }

    fn fill(self, slots: Vec<Slot<'_>>) -> Result<(), Error> {
        let known: Vec<_> = slots.iter().map(|slot| slot.key).collect();
        let object = self.only(&known)?;
        for mut slot in slots {
            let given = object.value(slot.key);
            let is_left_out = slot.is_optional && is_missing(&given);
            // Even a missing value is offered, because `null` may be a valid one.
            if !slot.take(&given) && !is_left_out {
                return Err(object.refused(slot.key, &slot.accepted(), &given));
            }
        }
        Ok(())
    }

    fn refused(&self, key: &str, accepted: &str, given: &JsValue) -> Error {
        Error::new(self.code, format!("{}: `{key}` must be {accepted}, not {}.", self.what, described(given)))
    }
}

/// Options declared by `#[options]`.
pub(crate) trait Options: Default {
    /// Adds a slot for each option.
    fn add_slots<'o>(&'o mut self, slots: &mut Vec<Slot<'o>>);
}

/// An option, as the code generator sees it.
pub struct Declared {
    /// Its key.
    pub key: &'static str,
    /// What is accepted, in words; of a number with a range, only that it is one.
    pub accepted: &'static str,
    /// The smallest and the largest number accepted.
    pub range: Option<[f64; 2]>,
}

/// The options that a type declares.
pub(crate) fn declared<T: Options>() -> Vec<Declared> {
    let mut options = T::default();
    let mut slots = Vec::new();
    options.add_slots(&mut slots);
    let declared =
        |slot: &Slot<'_>| Declared { key: slot.key, accepted: slot.target.accepted(), range: slot.range.copied() };
    slots.iter().map(declared).collect()
}

/// Where an option is stored.
pub(crate) struct Slot<'o> {
    pub(crate) key: &'static str,
    pub(crate) is_optional: bool,
    /// The smallest and the largest number accepted.
    pub(crate) range: Option<&'static [f64; 2]>,
    pub(crate) target: &'o mut dyn Target,
}

impl Slot<'_> {
    /// Stores a value; false if it is not accepted.
    fn take(&mut self, given: &JsValue) -> bool {
        let is_in_range = |[least, most]: &[f64; 2]| given.as_f64().is_some_and(|n| (*least..=*most).contains(&n));
        self.range.is_none_or(is_in_range) && self.target.set(given.clone())
    }

    /// What is accepted, in words.
    fn accepted(&self) -> String {
        match self.range {
            Some([least, most]) => format!("an integer from {} to {}", number(*least), number(*most)),
            None => self.target.accepted().to_owned(),
        }
    }
}

/// The field of an option.
pub(crate) trait Target {
    fn accepted(&self) -> &'static str;

    /// Stores a value; false if it is not accepted.
    fn set(&mut self, value: JsValue) -> bool;
}

impl<T: FromJs> Target for Option<T> {
    fn accepted(&self) -> &'static str {
        T::ACCEPTED
    }

    fn set(&mut self, value: JsValue) -> bool {
        *self = T::from_js(value);
        self.is_some()
    }
}

impl Target for String {
    fn accepted(&self) -> &'static str {
        Self::ACCEPTED
    }

    fn set(&mut self, value: JsValue) -> bool {
        let given = value.as_string();
        let is_text = given.is_some();
        *self = given.unwrap_or_default();
        is_text
    }
}

impl FromJs for bool {
    const ACCEPTED: &'static str = "true or false";

    fn from_js(value: JsValue) -> Option<Self> {
        value.as_bool()
    }
}

impl FromJs for f64 {
    const ACCEPTED: &'static str = "an integer";

    fn from_js(value: JsValue) -> Option<Self> {
        value.as_f64().filter(|number| number.fract() == 0.0)
    }
}

impl FromJs for u32 {
    const ACCEPTED: &'static str = f64::ACCEPTED;

    fn from_js(value: JsValue) -> Option<Self> {
        f64::from_js(value).filter(|number| f64::from(*number as Self) == *number).map(|number| number as Self)
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
