//! `openapi.json`: every endpoint, parameter, wire schema and model, in OpenAPI 3.1.

use ocean_fleet::boundary::options::ClientOptions;
use ocean_fleet::resources::{ALL, InstantForm, MAX_LIST, Method, ParameterDef, ParameterKind, ResourceDef};
use ocean_fleet_engine::MAX_SAFE_INTEGER;
use ocean_fleet_engine::definition::Records;
use serde_json::{Map, Value, json};

use crate::schemas::{reference, schemas};

/// The whole document.
pub(crate) fn document() -> Value {
    let mut paths = Map::new();
    paths.insert("/auth/authenticate2".to_owned(), json!({ "post": sign_in() }));
    for resource in ALL {
        let method = resource.method.as_str().to_ascii_lowercase();
        paths.insert(format!("/{}", resource.path), json!({ method: operation(resource) }));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Ocean fleet-tracking REST API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The endpoints that ocean-fleet reads, their answers on the wire (schemas with the suffix `Dto`), and the \
                models it shapes from them. `x-records` points at an answer's records, `x-model` names one record's model. In \
                a model, `x-wire-path` is where a value comes from; several: the first that is not null. Paths start at the \
                record, inside a list's items at the element, inside a group with a path of its own at that. `x-wire-key` \
                marks the key of a map of records.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": ClientOptions::default().base_url_or_default() }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "responses": responses(),
            "securitySchemes": {
                "token": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-AUTH-TOKEN",
                    "description": "The token that `signIn` gives, valid for 12 hours.",
                },
            },
        },
    })
}

fn sign_in() -> Value {
    json!({
        "operationId": "signIn",
        "summary": "Exchanges login and password for a token that is valid for 12 hours.",
        "security": [],
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": reference("CredentialsDto") } },
        },
        "responses": answers("The token.", &reference("SessionDto"), false),
    })
}

fn operation(resource: &ResourceDef) -> Value {
    let record = reference(&format!("{}Dto", resource.answer.record.name));
    let answer = match resource.answer.records {
        Records::List => json!({ "type": "array", "items": record }),
        Records::Field(key) => json!({
            "type": "object",
            "properties": { key: { "type": ["array", "null"], "items": record } },
        }),
        Records::Map => json!({ "type": "object", "additionalProperties": record }),
    };
    let records = match resource.answer.records {
        Records::Field(key) => pointer(&[key]),
        Records::List | Records::Map => String::new(),
    };
    let mut operation = Map::new();
    operation.insert("operationId".to_owned(), json!(resource.name));
    operation.insert("summary".to_owned(), json!(resource.doc));
    let page = format!("On the vendor's page “{}”.", resource.page);
    operation.insert("description".to_owned(), json!(page));
    let in_query = resource.parameters.iter().filter(|parameter| !parameter.in_body);
    operation.insert("parameters".to_owned(), in_query.map(query_parameter).chain([include_fields()]).collect());
    let in_body: Vec<_> = resource.parameters.iter().filter(|parameter| parameter.in_body).collect();
    if !in_body.is_empty() {
        operation.insert("requestBody".to_owned(), request_body(&in_body));
    }
    operation.insert("x-records".to_owned(), json!(records));
    let model = format!("#/components/schemas/{}", resource.answer.model.name);
    operation.insert("x-model".to_owned(), json!(model));
    let mut responses = answers("The records.", &answer, true);
    if resource.method == Method::Post {
        responses["201"] = responses["200"].clone();
    }
    operation.insert("responses".to_owned(), responses);
    Value::Object(operation)
}

fn query_parameter(parameter: &ParameterDef) -> Value {
    let description = match parameter.kind {
        ParameterKind::Flag { opposite: true } => format!("The opposite of `{}`. {}", parameter.name, parameter.doc),
        _ => parameter.doc.to_owned(),
    };
    json!({
        "name": parameter.wire_name,
        "in": "query",
        "required": parameter.required,
        "description": description,
        "schema": parameter_schema(parameter),
        "x-name": parameter.name,
    })
}

/// What every request may say, as an option of the client's methods.
fn include_fields() -> Value {
    json!({
        "name": "includeFields",
        "in": "query",
        "required": false,
        "description": "The fields to include, as field expansion: `a,b{c,d}`. Not all of the vendor's pages have it.",
        "schema": { "type": "array", "items": { "type": "string" } },
        "x-name": "includeFields",
        "x-option": true,
    })
}

fn request_body(parameters: &[&ParameterDef]) -> Value {
    let mut properties = Map::new();
    for parameter in parameters {
        let mut schema = parameter_schema(parameter);
        schema["description"] = json!(parameter.doc);
        schema["x-name"] = json!(parameter.name);
        properties.insert(parameter.wire_name.to_owned(), schema);
    }
    // What has a default is always sent.
    let required =
        parameters.iter().filter(|parameter| parameter.required || matches!(parameter.kind, ParameterKind::Choice(_)));
    let required: Vec<_> = required.map(|parameter| parameter.wire_name).collect();
    let schema = json!({ "type": "object", "properties": properties, "required": required });
    json!({
        "required": !required.is_empty(),
        "content": { "application/json": { "schema": schema } },
    })
}

/// What goes over the wire.
fn parameter_schema(parameter: &ParameterDef) -> Value {
    let id =
        || json!({ "type": "integer", "format": "int64", "minimum": -MAX_SAFE_INTEGER, "maximum": MAX_SAFE_INTEGER });
    match parameter.kind {
        ParameterKind::Id => id(),
        ParameterKind::Ids => json!({ "type": "array", "items": id(), "minItems": 1, "maxItems": MAX_LIST }),
        ParameterKind::Integer { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        ParameterKind::Degrees { most } => {
            json!({ "type": "number", "format": "double", "minimum": -most, "maximum": most })
        }
        ParameterKind::Text => json!({ "type": "string" }),
        ParameterKind::Texts { element } => {
            let items = if element == "string" { json!({ "type": "string" }) } else { reference(element) };
            json!({ "type": "array", "items": items, "minItems": 1, "maxItems": MAX_LIST })
        }
        ParameterKind::Flag { .. } => json!({ "type": "boolean" }),
        ParameterKind::Day => {
            json!({ "type": "string", "pattern": "^\\d{2}/\\d{2}/\\d{4}$", "examples": ["07/11/2024"] })
        }
        ParameterKind::Instant(InstantForm::Milliseconds) => json!({
            "type": "string",
            "format": "date-time",
            "examples": ["2000-10-30T01:30:00.000Z"],
        }),
        ParameterKind::Instant(InstantForm::Seconds) => json!({
            "type": "string",
            "pattern": "^\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2} [+-]\\d{4}$",
            "examples": ["07/11/2024 09:41:12 +0000"],
        }),
        ParameterKind::Choice(words) => {
            let values: Vec<_> = words.iter().map(|(_, wire)| *wire).collect();
            let names: Map<_, _> = words.iter().map(|(word, wire)| ((*wire).to_owned(), json!(word))).collect();
            json!({ "type": "string", "enum": values, "default": values.first(), "x-names": names })
        }
    }
}

/// The responses of an operation.
fn answers(description: &str, schema: &Value, may_be_empty: bool) -> Value {
    let mut answers = Map::new();
    let content = json!({ "application/json": { "schema": schema } });
    answers.insert("200".to_owned(), json!({ "description": description, "content": content }));
    if may_be_empty {
        answers.insert("204".to_owned(), json!({ "description": "There is none: an empty list." }));
    }
    for (status, name, _) in FAILURES {
        answers.insert((*status).to_owned(), json!({ "$ref": format!("#/components/responses/{name}") }));
    }
    Value::Object(answers)
}

/// Status, name and meaning of the answers that are no success.
const FAILURES: &[(&str, &str, &str)] = &[
    ("400", "BadRequest", "A parameter is wrong or missing."),
    ("401", "Unauthenticated", "The token is missing or has expired, or the login is wrong."),
    ("403", "Forbidden", "The user may not see this."),
    ("404", "NotFound", "There is no such thing."),
    ("422", "Unprocessable", "A date is in the wrong format."),
    ("429", "RateLimited", "Too many requests: wait before the next."),
    ("500", "Server", "The server has failed."),
];

fn responses() -> Value {
    let responses = FAILURES.iter().map(|(_, name, meaning)| {
        let content = json!({ "application/json": { "schema": reference("ErrorDto") } });
        ((*name).to_owned(), json!({ "description": meaning, "content": content }))
    });
    Value::Object(responses.collect())
}

/// A path as RFC 6901 writes it.
pub(crate) fn pointer(path: &[&str]) -> String {
    path.iter().map(|key| format!("/{}", key.replace('~', "~0").replace('/', "~1"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds every text under a key, at any depth.
    fn texts_under<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
        match value {
            Value::Array(elements) => elements.iter().for_each(|element| texts_under(element, key, found)),
            Value::Object(members) => {
                for (name, member) in members {
                    match member {
                        Value::String(text) if name == key => found.push(text),
                        _ => texts_under(member, key, found),
                    }
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = document();
        let mut references = Vec::new();
        texts_under(&document, "$ref", &mut references);
        texts_under(&document, "x-model", &mut references);
        assert!(!references.is_empty());
        for reference in references {
            let target = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
            assert!(target.is_some(), "{reference}");
        }
    }

    #[test]
    fn every_resource_is_an_operation_and_so_is_signing_in() {
        let document = document();
        let mut ids = Vec::new();
        texts_under(&document, "operationId", &mut ids);
        let expected = ["signIn"].into_iter().chain(ALL.iter().map(|resource| resource.name));
        assert_eq!(ids, expected.collect::<Vec<_>>());
    }

    #[test]
    fn records_are_where_the_document_says() {
        let document = document();
        let records = |path: &str, method: &str| document["paths"][path][method]["x-records"].clone();
        assert_eq!(records("/mobility/v1/entities", "get"), "/entities");
        assert_eq!(records("/vehicule_engin/nearestVehicles", "post"), "");
        assert_eq!(records("/evenement/lastEvent", "get"), "");
        let key = &document["components"]["schemas"]["LatestEvent"]["properties"]["assetId"];
        assert_eq!(key["x-wire-key"], true);
    }

    #[test]
    fn what_belongs_in_the_body_is_not_in_the_query() {
        let document = document();
        let operation = &document["paths"]["/vehicule_engin/nearestVehicles"]["post"];
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        assert_eq!(body["properties"]["computeMode"]["default"], "VOL_OISEAU");
        assert_eq!(body["required"], json!(["computeMode"]));
        let mut names = Vec::new();
        texts_under(&operation["parameters"], "name", &mut names);
        let expected = ["customerId", "latitude", "longitude", "radius", "resultsLimit", "includeFields"];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_pointer_escapes_what_rfc_6901_reserves() {
        assert_eq!(pointer(&["a/b", "c~d"]), "/a~1b/c~0d");
        assert_eq!(pointer(&[]), "");
    }
}
