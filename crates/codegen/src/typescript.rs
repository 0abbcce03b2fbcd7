//! The TypeScript types of the wire objects, the models and the parameters: the module `definitions.ts`.

use std::fmt::Write;

use ocean_fleet::resources::{ALL, MAX_LIST, ParameterDef, ParameterKind, ResourceDef};
use ocean_fleet_engine::definition::{EnumDef, Kind, ModelDef, ObjectDef, Path, PropertyDef, Source};

use crate::walk::{Definitions, Model, pascal_case};

/// The text of `definitions.ts`.
pub(crate) fn definitions() -> String {
    let definitions = Definitions::of(ALL);
    let mut text = String::from("// Generated from the definitions in `src/`. Types only.\n\n");
    write_resources(&mut text);
    for resource in ALL {
        write_params(&mut text, resource);
    }
    for model in &definitions.models {
        write_model(&mut text, model);
    }
    for object in &definitions.objects {
        write_object(&mut text, object);
    }
    for def in &definitions.enums {
        write_enum(&mut text, def);
    }
    text
}

fn write_resources(text: &mut String) {
    let doc = "Every resource: its model, its wire record and the parameters of a request. `DateTime` is what date-times are \
               given as: `string` for ISO 8601, `number` for epoch milliseconds.";
    write_doc(text, "", doc);
    text.push_str("export interface Resources<DateTime = string> {\n");
    for resource in ALL {
        write_doc(text, "  ", &resource_doc(resource));
        let model = reference(resource.answer.model);
        let record = resource.answer.record.name;
        let params = pascal_case(resource.name);
        let _ = writeln!(
            text,
            "  {}: {{\n    /** One record, shaped. */\n    model: {model};\n    /** One record, as the wire has it. */\n    \
             dto: {record}Dto;\n    /** What a request may say. */\n    params: {params}Params;\n  }};",
            resource.name
        );
    }
    text.push_str("}\n");
}

pub(crate) fn resource_doc(resource: &ResourceDef) -> String {
    let (method, path) = (resource.method.as_str(), resource.path);
    format!("{}\n\n`{method} {path}`, on the vendor's page “{}”.", resource.doc, resource.page)
}

fn write_params(text: &mut String, resource: &ResourceDef) {
    text.push('\n');
    write_doc(text, "", &format!("Parameters of `{}`.", resource.name));
    let _ = writeln!(text, "export interface {}Params {{", pascal_case(resource.name));
    for parameter in resource.parameters {
        write_doc(text, "  ", &parameter_doc(parameter));
        let ty = parameter_type(parameter.kind);
        let _ = if parameter.required {
            writeln!(text, "  {}: {ty};", parameter.name)
        } else {
            writeln!(text, "  {}?: {ty} | undefined;", parameter.name)
        };
    }
    text.push_str("}\n");
}

/// The doc comment, with what is accepted, where it goes and what it is by default.
fn parameter_doc(parameter: &ParameterDef) -> String {
    let mut doc = parameter.doc.to_owned();
    let accepted = match parameter.kind {
        ParameterKind::Id => "An integer, or its decimal text: `42` or `\"42\"`.".to_owned(),
        ParameterKind::Ids => {
            let all = if parameter.required { "" } else { "; leave it out to mean all" };
            format!("1 to {MAX_LIST} of them{all}. Each is an integer, or its decimal text.")
        }
        ParameterKind::Texts { .. } => {
            let all = if parameter.required { "" } else { "; leave it out to mean all" };
            format!("1 to {MAX_LIST} of them{all}.")
        }
        ParameterKind::Integer { least, most } => format!("An integer from {least} to {most}."),
        ParameterKind::Degrees { most } => format!("From -{most} to {most}."),
        ParameterKind::Day => "`\"YYYY-MM-DD\"` or `\"dd/MM/yyyy\"`.".to_owned(),
        ParameterKind::Instant(_) => "A `Date`, or a date-time in ISO 8601 with `Z` or an offset.".to_owned(),
        ParameterKind::Text | ParameterKind::Flag { .. } | ParameterKind::Choice(_) => String::new(),
    };
    if !accepted.is_empty() {
        let _ = write!(doc, " {accepted}");
    }
    if parameter.wire_name != parameter.name || parameter.in_body {
        let place = if parameter.in_body { ", in the body" } else { "" };
        let _ = write!(doc, "\n\nWire: `{}`{place}", parameter.wire_name);
    }
    if let ParameterKind::Flag { opposite: true } = parameter.kind {
        doc.push_str(": the opposite");
    }
    if let ParameterKind::Choice(words) = parameter.kind {
        let words: Vec<_> = words.iter().map(|(word, wire)| format!("`\"{word}\"` is `{wire}`")).collect();
        let _ = write!(doc, ": {}", words.join(", "));
    }
    match parameter.kind {
        ParameterKind::Choice([(word, _), ..]) => {
            let _ = write!(doc, "\n\n@default \"{word}\"");
        }
        _ if parameter.name == "customerId" => doc.push_str("\n\n@default the client's own `customerId`"),
        _ => {}
    }
    doc
}

fn parameter_type(kind: ParameterKind) -> String {
    match kind {
        ParameterKind::Integer { .. } | ParameterKind::Degrees { .. } => "number".to_owned(),
        ParameterKind::Texts { element } => format!("readonly {element}[]"),
        ParameterKind::Flag { .. } => "boolean".to_owned(),
        ParameterKind::Id => "number | string".to_owned(),
        ParameterKind::Ids => "readonly (number | string)[]".to_owned(),
        ParameterKind::Text | ParameterKind::Day => "string".to_owned(),
        ParameterKind::Instant(_) => "Date | string".to_owned(),
        ParameterKind::Choice(words) => {
            let words: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            words.join(" | ")
        }
    }
}

fn write_model(text: &mut String, model: &Model) {
    let starts: Vec<String> = model.starts.iter().map(|start| format!("`{}Dto`", start.name)).collect();
    text.push('\n');
    write_doc(text, "", &format!("{}\n\nWire paths start at {}.", model.def.doc, starts.join(" or ")));
    let generic = if has_date_times(model.def) { "<DateTime = string>" } else { "" };
    let _ = writeln!(text, "export interface {}{generic} {{", model.def.name);
    for property in model.def.properties {
        write_doc(text, "  ", &property_doc(property));
        let _ = writeln!(text, "  {}: {};", property.name, property_type(property));
    }
    text.push_str("}\n");
}

/// The doc comment, and where the value comes from.
fn property_doc(property: &PropertyDef) -> String {
    let wire = match property.source {
        Source::Value { paths, .. } => {
            let paths: Vec<String> = paths.iter().map(|path| quoted(path)).collect();
            format!("Wire: {}", paths.join(", else "))
        }
        Source::Key { .. } => "Wire: the key under which the record stands".to_owned(),
        Source::Group { path: [], .. } => "Wire: gathered from the paths of its properties".to_owned(),
        Source::Group { path, .. } => format!("Wire: {}, where the paths of its properties start", quoted(path)),
        Source::List { path, .. } => format!("Wire: {}, where the paths of an element start", quoted(path)),
    };
    format!("{}\n\n{wire}", property.doc)
}

fn quoted(path: Path) -> String {
    format!("`{}`", path.join("."))
}

fn property_type(property: &PropertyDef) -> String {
    match property.source {
        Source::Value { kind, .. } => match kind {
            Kind::Array(_) | Kind::Map(_) => value_type(&kind, "DateTime"),
            _ => nullable(&kind, "DateTime"),
        },
        Source::Key { kind } => nullable(&kind, "DateTime"),
        Source::Group { model, .. } => format!("{} | null", reference(model)),
        Source::List { model, .. } => format!("{}[]", reference(model)),
    }
}

/// How another type mentions a model.
fn reference(model: &ModelDef) -> String {
    let generic = if has_date_times(model) { "<DateTime>" } else { "" };
    format!("{}{generic}", model.name)
}

fn has_date_times(model: &ModelDef) -> bool {
    fn within(kind: &Kind) -> bool {
        match kind {
            Kind::DateTime => true,
            Kind::Array(inner) | Kind::Map(inner) => within(inner),
            _ => false,
        }
    }
    model.properties.iter().any(|property| match property.source {
        Source::Value { kind, .. } | Source::Key { kind } => within(&kind),
        Source::Group { model, .. } | Source::List { model, .. } => has_date_times(model),
    })
}

fn write_object(text: &mut String, object: &ObjectDef) {
    text.push('\n');
    write_doc(text, "", object.doc);
    let _ = writeln!(text, "export interface {}Dto {{", object.name);
    for field in object.fields {
        write_doc(text, "  ", field.doc);
        let _ = writeln!(text, "  {}?: {};", field.key, nullable(&field.kind, "string | number"));
    }
    text.push_str("}\n");
}

fn write_enum(text: &mut String, def: &EnumDef) {
    text.push('\n');
    write_doc(text, "", &format!("{}\n\nOpen: other values may come.", def.doc));
    let _ = writeln!(text, "export type {} =", def.name);
    for value in def.values {
        let _ = writeln!(text, "  | \"{value}\"");
    }
    text.push_str("  | (string & {});\n");
}

fn nullable(kind: &Kind, date_time: &str) -> String {
    match kind {
        Kind::Any => "unknown".to_owned(),
        _ => format!("{} | null", value_type(kind, date_time)),
    }
}

fn value_type(kind: &Kind, date_time: &str) -> String {
    match kind {
        Kind::String | Kind::Day | Kind::TimeOfDay => "string".to_owned(),
        Kind::Integer | Kind::Number => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::DateTime => date_time.to_owned(),
        Kind::Enum(def) => def.name.to_owned(),
        Kind::IntegerOrString | Kind::NumberOrString => "number | string".to_owned(),
        Kind::Object(def) => format!("{}Dto", def.name),
        Kind::Array(element) => match value_type(element, date_time) {
            union if union.contains(" | ") => format!("({union})[]"),
            plain => format!("{plain}[]"),
        },
        Kind::Map(value) => format!("{{ [key: string]: {} }}", nullable(value, date_time)),
        Kind::Any => "unknown".to_owned(),
    }
}

/// Writes a doc comment: on one line where it has only one.
pub(crate) fn write_doc(text: &mut String, indent: &str, doc: &str) {
    let doc = doc.replace("*/", "*\\/");
    if !doc.contains('\n') {
        let _ = writeln!(text, "{indent}/** {doc} */");
        return;
    }
    let _ = writeln!(text, "{indent}/**");
    for line in doc.lines() {
        let _ = writeln!(text, "{}", format!("{indent} * {line}").trim_end());
    }
    let _ = writeln!(text, "{indent} */");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_alternatives_is_parenthesized() {
        assert_eq!(value_type(&Kind::Array(&Kind::IntegerOrString), ""), "(number | string)[]");
        assert_eq!(value_type(&Kind::Map(&Kind::Number), ""), "{ [key: string]: number | null }");
        assert_eq!(nullable(&Kind::Any, ""), "unknown");
    }

    #[test]
    fn a_comment_cannot_end_early() {
        let mut text = String::new();
        write_doc(&mut text, "", "a */ b\n\nc");
        assert_eq!(text, "/**\n * a *\\/ b\n *\n * c\n */\n");
    }

    #[test]
    fn required_parameters_have_no_question_mark() {
        let text = definitions();
        assert!(text.contains("  latitude: number;\n"));
        assert!(text.contains("  eventCodes: readonly (number | string)[];\n"));
        assert!(text.contains("  start?: Date | string | undefined;\n"));
        assert!(text.contains("  computeMode?: \"as-the-crow-flies\" | \"by-road\" | undefined;\n"));
        assert!(text.contains("@default \"as-the-crow-flies\""));
    }

    #[test]
    fn only_models_with_date_times_depend_on_their_form() {
        let text = definitions();
        assert!(text.contains("export interface NonCommunicatingDevice<DateTime = string> {"));
        assert!(text.contains("export interface Entity {"));
    }
}
