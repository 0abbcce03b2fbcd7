//! A request's parameters: checked before anything is sent, and written as the vendor wants them.

use crate::error::{Code, Failure};
use crate::given::{Given, MAX_SAFE};
use crate::resources::{ParameterKind, ResourceDef};
use wasm_bindgen::JsValue;

/// The query of a request to a resource.
pub(crate) fn query(
    resource: &ResourceDef,
    params: &JsValue,
    customer_id: Option<f64>,
) -> Result<Vec<(String, String)>, Failure> {
    checked(resource, params, customer_id).map_err(|failure| failure.at(resource.path))
}

fn checked(
    resource: &ResourceDef,
    params: &JsValue,
    customer_id: Option<f64>,
) -> Result<Vec<(String, String)>, Failure> {
    let known: Vec<_> = resource.parameters.iter().map(|parameter| parameter.name).collect();
    let what = format!("The parameters of `{}`", resource.name);
    let given = Given::new(params, what, Code::InvalidParams)?.only(&known)?;
    let mut query = Vec::new();
    for parameter in resource.parameters {
        let value = match parameter.kind {
            ParameterKind::Id => given.integer(parameter.name, -MAX_SAFE, MAX_SAFE)?,
        };
        let value = if parameter.name == "customerId" { value.or(customer_id) } else { value };
        match value {
            Some(id) => query.push((parameter.wire_name.to_owned(), (id as i64).to_string())),
            None if parameter.required => return Err(given.refused(parameter.name, "there")),
            None => {}
        }
    }
    Ok(query)
}
