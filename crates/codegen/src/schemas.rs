//! The schemas of `openapi.json`: the vendor's objects, and the models.

use ocean_fleet::resources::ALL;
use ocean_fleet_engine::MAX_SAFE_INTEGER;
use ocean_fleet_engine::definition::{EnumDef, Kind, ModelDef, ObjectDef, PropertyDef, Source};
use serde_json::{Map, Value, json};

use crate::openapi::pointer;
use crate::walk::Definitions;

/// Every schema, by name.
pub(crate) fn schemas() -> Value {
    let definitions = Definitions::of(ALL);
    let mut schemas = Map::new();
    for model in &definitions.models {
        schemas.insert(model.def.name.to_owned(), model_schema(model.def));
    }
    for object in &definitions.objects {
        schemas.insert(format!("{}Dto", object.name), object_schema(object));
    }
    for def in &definitions.enums {
        schemas.insert(def.name.to_owned(), enum_schema(def));
    }
    schemas.insert("DateTimeDto".to_owned(), wire_date_time());
    schemas.insert("CredentialsDto".to_owned(), credentials());
    schemas.insert("SessionDto".to_owned(), session());
    schemas.insert("ErrorDto".to_owned(), error());
    Value::Object(schemas)
}

/// A reference to a schema.
pub(crate) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn model_schema(model: &ModelDef) -> Value {
    let properties = model.properties.iter();
    let properties: Map<_, _> =
        properties.map(|property| (property.name.to_owned(), property_schema(property))).collect();
    let required: Vec<_> = model.properties.iter().map(|property| property.name).collect();
    json!({
        "type": "object",
        "description": model.doc,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property_schema(property: &PropertyDef) -> Value {
    let mut schema = match property.source {
        Source::Value { kind, .. } => match kind {
            Kind::Array(_) | Kind::Map(_) => value_schema(&kind, Side::Model),
            _ => nullable(value_schema(&kind, Side::Model)),
        },
        Source::Key { kind } => nullable(value_schema(&kind, Side::Model)),
        Source::Group { model, .. } => nullable(reference(model.name)),
        Source::List { model, .. } => json!({ "type": "array", "items": reference(model.name) }),
    };
    schema["description"] = json!(property.doc);
    match property.source {
        Source::Value { paths: [path], .. } => schema["x-wire-path"] = json!(pointer(path)),
        Source::Value { paths, .. } => {
            schema["x-wire-path"] = paths.iter().map(|path| pointer(path)).collect();
        }
        Source::Key { .. } => schema["x-wire-key"] = json!(true),
        Source::Group { path: [], .. } => {}
        Source::Group { path, .. } | Source::List { path, .. } => schema["x-wire-path"] = json!(pointer(path)),
    }
    schema
}

fn object_schema(object: &ObjectDef) -> Value {
    let fields = object.fields.iter().map(|field| {
        let mut schema = nullable(value_schema(&field.kind, Side::Wire));
        schema["description"] = json!(field.doc);
        (field.key.to_owned(), schema)
    });
    json!({ "type": "object", "description": object.doc, "properties": fields.collect::<Map<_, _>>() })
}

/// An open enumeration: any text is legal.
fn enum_schema(def: &EnumDef) -> Value {
    json!({ "type": "string", "description": def.doc, "examples": def.values, "x-known-values": def.values })
}

/// Which form a value has.
#[derive(Clone, Copy)]
enum Side {
    Wire,
    Model,
}

fn value_schema(kind: &Kind, side: Side) -> Value {
    match (kind, side) {
        (Kind::String, _) => json!({ "type": "string" }),
        (Kind::Integer, _) => {
            json!({ "type": "integer", "format": "int64", "minimum": -MAX_SAFE_INTEGER, "maximum": MAX_SAFE_INTEGER })
        }
        (Kind::Number, _) => json!({ "type": "number", "format": "double" }),
        (Kind::Boolean, _) => json!({ "type": "boolean" }),
        (Kind::DateTime, Side::Model) => json!({ "type": "string", "format": "date-time" }),
        (Kind::DateTime, Side::Wire) => reference("DateTimeDto"),
        (Kind::Day, Side::Model) => json!({ "type": "string", "format": "date" }),
        (Kind::Day, Side::Wire) => {
            let pattern = "^(\\d{2}/\\d{2}/\\d{4}|\\d{4}-\\d{2}-\\d{2})$";
            json!({ "type": "string", "pattern": pattern, "examples": ["07/11/2024", "2024-11-07"] })
        }
        (Kind::TimeOfDay, _) => {
            let pattern = "^(([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?|24:00(:00)?)$";
            json!({ "type": "string", "pattern": pattern, "examples": ["08:30"] })
        }
        (Kind::Enum(def), _) => reference(def.name),
        (Kind::IntegerOrString, _) => {
            json!({ "type": ["integer", "string"], "minimum": -MAX_SAFE_INTEGER, "maximum": MAX_SAFE_INTEGER })
        }
        (Kind::NumberOrString, _) => json!({ "type": ["number", "string"] }),
        (Kind::Object(def), _) => reference(&format!("{}Dto", def.name)),
        (Kind::Array(element), _) => {
            json!({ "type": "array", "items": value_schema(element, side) })
        }
        (Kind::Map(value), _) => {
            json!({ "type": "object", "additionalProperties": nullable(value_schema(value, side)) })
        }
        (Kind::Any, _) => json!({}),
    }
}

/// The same, or null.
fn nullable(mut schema: Value) -> Value {
    match schema.get("type").cloned() {
        Some(Value::Array(mut types)) => {
            types.push(json!("null"));
            schema["type"] = Value::Array(types);
            schema
        }
        Some(one) => {
            schema["type"] = json!([one, "null"]);
            schema
        }
        None if schema.get("$ref").is_some() => json!({ "anyOf": [schema, { "type": "null" }] }),
        None => schema,
    }
}

fn wire_date_time() -> Value {
    // What a year of four digits can say.
    let (first, last) = (-62_167_219_200_000_i64, 253_402_300_799_999_i64);
    json!({
        "description": "An instant, in any of the forms the endpoints use: ISO 8601, `dd/MM/yyyy HH:mm:ss Z` or epoch milliseconds.",
        "anyOf": [
            { "type": "string", "format": "date-time" },
            { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(Z|[+-]\\d{2}(:?\\d{2})?)$" },
            { "type": "string", "pattern": "^\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2} [+-]\\d{2}(:?\\d{2})?$" },
            { "type": "integer", "format": "int64", "minimum": first, "maximum": last },
        ],
        "examples": ["2024-11-07T09:41:12.635Z", "07/02/2025 07:16:15 +0000", 1_767_222_000_000_i64],
    })
}

fn credentials() -> Value {
    json!({
        "type": "object",
        "description": "What a user signs in with.",
        "properties": {
            "login": { "type": "string", "description": "The name of the user's account." },
            "password": { "type": "string", "format": "password", "description": "The user's password." },
        },
        "required": ["login", "password"],
    })
}

fn session() -> Value {
    json!({
        "type": "object",
        "description": "A session: its token is valid for 12 hours.",
        "properties": {
            "additionalAccountData": { "type": ["object", "null"], "description": "Further data on the account." },
            "passwordExpirationRemainingDays": {
                "type": ["integer", "null"],
                "description": "Days until the password expires; -1: never.",
            },
            "token": { "type": "string", "description": "What the header `X-AUTH-TOKEN` carries." },
        },
        "required": ["token"],
    })
}

fn error() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong. Some failures answer with HTML, or with nothing.",
        "properties": {
            "message": { "type": ["string", "null"], "description": "The vendor's explanation." },
            "oceanStatus": {
                "type": ["string", "null"],
                "description": "The vendor's status.",
                "examples": ["badParameters"],
            },
        },
    })
}
