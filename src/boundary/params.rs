//! A request's parameters from JavaScript, checked before anything is sent and written as the vendor expects.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Error};
use super::object::Object;
use super::value::{described, is_missing, property};
use crate::resources::request::{self, Defaults, Request};
use crate::resources::{MAX_LIST, ResourceDef, Value};

/// Reads the parameters of a request.
pub(crate) fn read(resource: &ResourceDef, params: &JsValue, defaults: Defaults) -> Result<Request, Error> {
    checked(resource, params, defaults).map_err(|error| error.at(resource.path))
}

fn checked(resource: &ResourceDef, params: &JsValue, defaults: Defaults) -> Result<Request, Error> {
    let known: Vec<_> = resource.parameters.iter().map(|parameter| parameter.name).collect();
    let what = format!("The parameters of `{}`", resource.name);
    let object = Object::new(params, what, Code::InvalidParams)?.only(&known)?;
    let value = |name: &str| Some(object.value(name)).filter(|value| !is_missing(value)).map(|value| to_value(&value));
    request::write(resource, value, defaults).map_err(|message| Error::new(Code::InvalidParams, message))
}

fn to_value(given: &JsValue) -> Value {
    match given.dyn_ref::<Array>() {
        Some(list) if list.length() > MAX_LIST => Value::LongList(list.length()),
        // One level only: a list may contain itself, and no parameter is a list of lists.
        Some(list) => Value::List(list.iter().map(|element| to_plain_value(&element)).collect()),
        None => to_plain_value(given),
    }
}

/// One value that is not a list.
fn to_plain_value(given: &JsValue) -> Value {
    if let Some(value) = given.as_f64() {
        return Value::Number { value, text: described(given) };
    }
    if let Some(text) = given.as_string() {
        return Value::Text(text);
    }
    if let Some(flag) = given.as_bool() {
        return Value::Flag(flag);
    }
    match time(given) {
        Some(milliseconds) => Value::Date(milliseconds),
        None => Value::Other(described(given)),
    }
}

/// The milliseconds of a `Date` of any realm.
fn time(given: &JsValue) -> Option<f64> {
    if !given.is_object() {
        return None;
    }
    let method: Function = property(given, "getTime").dyn_into().ok()?;
    method.call0(given).ok()?.as_f64()
}
