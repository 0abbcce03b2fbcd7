//! What JavaScript gives: objects, read key by key. An error names the key, what was given and what is accepted.

use js_sys::{Array, Function, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::{Code, Failure};
use crate::object::field;

/// An object that was given.
pub(crate) struct Given<'v> {
    value: &'v JsValue,
    /// What it is called in errors: “the client's options”.
    what: String,
    code: Code,
}

impl<'v> Given<'v> {
    /// Takes a value for an object. Nothing at all stands for an empty one.
    pub(crate) fn new(value: &'v JsValue, what: impl Into<String>, code: Code) -> Result<Self, Failure> {
        let given = Self { value, what: what.into(), code };
        if is_missing(value) || (value.is_object() && !Array::is_array(value)) {
            return Ok(given);
        }
        Err(Failure::new(code, &[&given.what, " must be an object, not ", &described(value), "."].concat()))
    }

    /// Refuses keys that are none of these.
    pub(crate) fn only(self, known: &[&str]) -> Result<Self, Failure> {
        let keys = self.value.dyn_ref::<Object>().map(Object::keys).unwrap_or_default();
        for key in keys.iter().filter_map(|key| key.as_string()) {
            if !known.contains(&key.as_str()) {
                let known = known.join(", ");
                let message = [&self.what, " have no `", &key, "`; there are: ", &known, "."].concat();
                return Err(Failure::new(self.code, &message));
            }
        }
        Ok(self)
    }

    /// What is there under a key; `undefined` where nothing is.
    pub(crate) fn value(&self, key: &str) -> JsValue {
        field(self.value, key)
    }

    /// A value is not what is accepted.
    pub(crate) fn refused(&self, key: &str, accepted: &str) -> Failure {
        let given = described(&self.value(key));
        let message = [&self.what, ": `", key, "` must be ", accepted, ", not ", &given, "."].concat();
        Failure::new(self.code, &message)
    }

    /// What is there under a key, if `read` can make something of it.
    fn read<T>(
        &self,
        key: &str,
        accepted: &str,
        read: impl FnOnce(JsValue) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let value = self.value(key);
        if is_missing(&value) {
            return Ok(None);
        }
        read(value).map(Some).ok_or_else(|| self.refused(key, accepted))
    }

    pub(crate) fn text(&self, key: &str) -> Result<Option<String>, Failure> {
        self.read(key, "a string", |value| value.as_string())
    }

    pub(crate) fn flag(&self, key: &str) -> Result<Option<bool>, Failure> {
        self.read(key, "true or false", |value| value.as_bool())
    }

    pub(crate) fn function(&self, key: &str) -> Result<Option<Function>, Failure> {
        self.read(key, "a function", |value| value.dyn_into().ok())
    }

    /// An integer in a range.
    pub(crate) fn integer(&self, key: &str, least: f64, most: f64) -> Result<Option<f64>, Failure> {
        let accepted = ["an integer from ", &number(least), " to ", &number(most)].concat();
        self.read(key, &accepted, |value| {
            value.as_f64().filter(|number| number.fract() == 0.0 && (least..=most).contains(number))
        })
    }

    /// One of two words: whether it is the second.
    pub(crate) fn either(&self, key: &str, first: &str, second: &str) -> Result<Option<bool>, Failure> {
        let accepted = ["\"", first, "\" or \"", second, "\""].concat();
        self.read(key, &accepted, |value| {
            let given = value.as_string()?;
            (given == first || given == second).then(|| given == second)
        })
    }

    pub(crate) fn texts(&self, key: &str) -> Result<Option<Vec<String>>, Failure> {
        self.read(key, "a list of strings", |value| {
            let mut texts = Vec::new();
            for element in value.dyn_ref::<Array>()?.iter() {
                texts.push(element.as_string()?);
            }
            Some(texts)
        })
    }
}

/// Whether a value is left out: `null` counts as that.
pub(crate) fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// A number as JavaScript writes it.
pub(crate) fn number(number: f64) -> String {
    described(&number.into())
}

/// What was given, in words: a number as it is; of anything else the kind, for it may be secret.
pub(crate) fn described(value: &JsValue) -> String {
    if value.as_f64().is_some() {
        return value.unchecked_ref::<Object>().to_string().into();
    }
    if value.is_null() {
        return "null".to_owned();
    }
    if Array::is_array(value) {
        return "a list".to_owned();
    }
    let kind = value.js_typeof().as_string().unwrap_or_default();
    match kind.as_str() {
        "undefined" => "left out".to_owned(),
        "object" => "an object".to_owned(),
        _ => ["a ", &kind].concat(),
    }
}
