//! A request's parameters, as JavaScript gives them: checked before anything is sent, and written as the vendor wants
//! them.

use js_sys::{Array, Function, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::decoding;
use crate::error::{Code, Failure};
use crate::given::{Given, described, is_missing};
use crate::object::field;
use crate::resources::request::{self, ArrayFormat, Defaults, Request};
use crate::resources::{ResourceDef, Value};

/// What a request to a resource says.
pub(crate) fn read(resource: &ResourceDef, params: &JsValue, defaults: Defaults) -> Result<Request, Failure> {
    checked(resource, params, defaults).map_err(|failure| failure.at(resource.path))
}

/// Adds the field expansion that is asked for with `includeFields`: as it is given or, for `true`, as the selection or
/// the whole model needs it.
pub(crate) fn add_include_fields(
    resource: &ResourceDef,
    options: &Given<'_>,
    format: ArrayFormat,
    request: &mut Request,
) -> Result<(), Failure> {
    const NAME: &str = "includeFields";
    let value = options.value(NAME);
    let fields = match (value.as_bool(), value.as_string()) {
        (Some(true), _) => {
            let select = options.texts("select")?;
            vec![decoding::schema(resource).expansion(select.as_deref())]
        }
        (Some(false), _) => Vec::new(),
        (_, Some(fields)) => vec![fields],
        _ => options
            .texts(NAME)
            .map_err(|_| options.refused(NAME, "a string, a list of strings or true"))?
            .unwrap_or_default(),
    };
    let fields = if format == ArrayFormat::Comma && !fields.is_empty() { vec![fields.join(",")] } else { fields };
    for field in fields {
        if !field.is_empty() {
            request.query.push((NAME.to_owned(), field));
        }
    }
    Ok(())
}

fn checked(resource: &ResourceDef, params: &JsValue, defaults: Defaults) -> Result<Request, Failure> {
    let known: Vec<_> = resource.parameters.iter().map(|parameter| parameter.name).collect();
    let what = ["The parameters of `", resource.name, "`"].concat();
    let given = Given::new(params, what, Code::InvalidParams)?.only(&known)?;
    let value = |name: &str| Some(given.value(name)).filter(|value| !is_missing(value)).map(|value| to_value(&value));
    request::write(resource, value, defaults).map_err(|message| Failure::new(Code::InvalidParams, &message))
}

fn to_value(given: &JsValue) -> Value {
    if Array::is_array(given) {
        // No deeper: a list may hold itself, and no parameter is a list of lists.
        return Value::List(given.unchecked_ref::<Array>().iter().map(|element| to_plain_value(&element)).collect());
    }
    to_plain_value(given)
}

/// One value: a list is none.
fn to_plain_value(given: &JsValue) -> Value {
    if let Some(value) = given.as_f64() {
        return Value::Number { value, text: number_text(given) };
    }
    if let Some(text) = given.as_string() {
        return Value::Text(text);
    }
    match time(given) {
        Some(milliseconds) => Value::Date(milliseconds),
        None => Value::Other(described(given)),
    }
}

fn number_text(number: &JsValue) -> String {
    number.unchecked_ref::<Object>().to_string().into()
}

/// The milliseconds of a `Date`, of whichever frame's.
fn time(given: &JsValue) -> Option<f64> {
    let method: Function = field(given, "getTime").dyn_into().ok()?;
    method.call0(given).ok()?.as_f64()
}
