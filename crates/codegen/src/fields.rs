//! The table of every documented wire field, and where it is in the models: `docs/wire-fields.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use ocean_fleet::resources::{ALL, ResourceDef};
use ocean_fleet_engine::definition::{Kind, ModelDef, ObjectDef, Source};

/// The text of `docs/wire-fields.md`.
pub(crate) fn wire_fields() -> String {
    let mut text = String::from(
        "# Where every wire field is\n\n\
         Every field the vendor documents, in the vendor's order, and where its value is in the model. `a.b` is a key \
         below a key, `a[]` an element of a list; “else” marks a field that is taken where the one before it is null. \
         What has no place in a model (–) is checked all the same, and is there with `shape: \"dto\"`.\n\n\
         Generated from the definitions in `src/`: `UPDATE=1 cargo test --package ocean-fleet-codegen` writes it anew.\n",
    );
    for resource in ALL {
        write_resource(&mut text, resource);
    }
    text
}

fn write_resource(text: &mut String, resource: &ResourceDef) {
    let mut places = BTreeMap::new();
    add_places(resource.answer.model, "", "", &mut places);
    let mut rows = Vec::new();
    if let Some(place) = places.get("") {
        rows.push(("the key of the record".to_owned(), "string".to_owned(), Some(place.clone())));
    }
    add_rows(resource.answer.record, "", &places, &mut rows);
    let kept = rows.iter().filter(|(_, _, place)| place.is_some()).count();
    let (name, method, path, all) = (resource.name, resource.method.as_str(), resource.path, rows.len());
    let model = resource.answer.model.name;
    let _ = write!(text, "\n## {name}\n\n`{method} {path}`: {kept} of {all} fields are in `{model}`.\n\n");
    text.push_str("| wire | kind | model |\n| --- | --- | --- |\n");
    for (wire, kind, place) in rows {
        let _ = writeln!(text, "| {wire} | {kind} | {} |", place.as_deref().unwrap_or("–"));
    }
}

/// Adds where the model has each wire field; the key of a record is under the empty path.
fn add_places(model: &ModelDef, wire: &str, base: &str, places: &mut BTreeMap<String, String>) {
    for property in model.properties {
        let place = format!("{base}{}", property.name);
        let at = |path: &[&str]| format!("{wire}{}", path.join("."));
        match property.source {
            Source::Value { paths, .. } => {
                for (index, path) in paths.iter().enumerate() {
                    let otherwise = if index > 0 { ", else" } else { "" };
                    places.insert(at(path), format!("`{place}`{otherwise}"));
                }
            }
            Source::Key { .. } => {
                places.insert(String::new(), format!("`{place}`"));
            }
            Source::Group { path, model } => {
                let dot = if path.is_empty() { "" } else { "." };
                add_places(model, &format!("{}{dot}", at(path)), &format!("{place}."), places);
            }
            Source::List { path, model } => {
                places.insert(at(path), format!("`{place}`"));
                add_places(model, &format!("{}[].", at(path)), &format!("{place}[]."), places);
            }
        }
    }
}

type Row = (String, String, Option<String>);

/// Adds a row for each field that is no object itself.
fn add_rows(object: &ObjectDef, base: &str, places: &BTreeMap<String, String>, rows: &mut Vec<Row>) {
    for field in object.fields {
        let path = format!("{base}{}", field.key);
        if let Kind::Object(object) = field.kind {
            add_rows(object, &format!("{path}."), places, rows);
            continue;
        }
        rows.push((format!("`{path}`"), in_words(&field.kind), places.get(&path).cloned()));
        if let Kind::Array(Kind::Object(object)) = field.kind {
            add_rows(object, &format!("{path}[]."), places, rows);
        }
    }
}

fn in_words(kind: &Kind) -> String {
    match kind {
        Kind::String => "string".to_owned(),
        Kind::Integer => "integer".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::DateTime => "date-time".to_owned(),
        Kind::Day => "day".to_owned(),
        Kind::TimeOfDay => "time of day".to_owned(),
        Kind::Enum(def) => format!("`{}`", def.name),
        Kind::IntegerOrString => "integer or string".to_owned(),
        Kind::NumberOrString => "number or string".to_owned(),
        Kind::Object(def) => format!("`{}Dto`", def.name),
        Kind::Array(element) => format!("list of {}", in_words(element)),
        Kind::Map(value) => format!("map of {}", in_words(value)),
        Kind::Any => "anything".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_committed_table_is_up_to_date() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/wire-fields.md");
        let text = wire_fields();
        if std::env::var_os("UPDATE").is_some_and(|update| update == "1") {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &text).unwrap();
        }
        let committed = fs::read_to_string(&file).unwrap_or_default();
        // Not `assert_eq`, which would print both of them.
        assert!(
            committed == text,
            "docs/wire-fields.md is not what the definitions say: run \
             `UPDATE=1 cargo test --package ocean-fleet-codegen` and commit it"
        );
    }

    #[test]
    fn every_value_of_a_model_is_in_the_table() {
        let text = wire_fields();
        for resource in ALL {
            let mut places = BTreeMap::new();
            add_places(resource.answer.model, "", "", &mut places);
            for (wire, place) in places.iter().filter(|(wire, _)| !wire.is_empty()) {
                assert!(text.contains(&format!("| `{wire}` |")), "{}: {wire}", resource.name);
                assert!(text.contains(&format!("| {place} |")), "{}: {place}", resource.name);
            }
        }
    }

    #[test]
    fn a_row_says_what_kind_a_field_is_and_where_its_value_goes() {
        let text = wire_fields();
        for row in [
            "| the key of the record | string | `assetId` |",
            "| `vehicle.vin` | string | `vin` |",
            "| `vehicle.emissionCo2` | number | `co2Emission`, else |",
            "| `visites` | list of `MaintenanceVisitDto` | `maintenanceVisits` |",
            "| `visites[].datePrevue` | date-time | `maintenanceVisits[].plannedAt` |",
            "| `dailyDioUtilisation[].usePerHalfHour[].start` | time of day | `days[].halfHours[].start` |",
            "| `totalUserPerEquipementForPeriod` | map of number | `equipmentSeconds`, else |",
            "| `boxCapabilities` | list of `DeviceCapability` | `capabilities` |",
            "| `commandeDTO.quantite` | integer | `order.quantity` |",
            "| `vehicle.apcMode` | `ApcMode` | – |",
        ] {
            assert!(text.contains(row), "{row}");
        }
    }
}
