//! Every definition holds together: paths lead somewhere, kinds agree, names are unique.

use std::collections::BTreeSet;

use ocean_fleet_engine::definition::{Kind, ModelDef, ObjectDef, Records, Source};

use super::{ALL, ParameterDef, ParameterKind, Place, ResourceDef, Rule, find, schema};

/// What the wire has at a path below an object.
fn resolve(object: &ObjectDef, path: &[&str]) -> Option<Kind> {
    let (key, rest) = path.split_first()?;
    let kind = object.fields.iter().find(|field| field.key == *key)?.kind;
    match kind {
        _ if rest.is_empty() => Some(kind),
        Kind::Object(object) => resolve(object, rest),
        _ => None,
    }
}

/// The object at a path, which may be empty.
fn resolve_object(object: &'static ObjectDef, path: &[&str]) -> Option<&'static ObjectDef> {
    match resolve(object, path) {
        _ if path.is_empty() => Some(object),
        Some(Kind::Object(object)) => Some(object),
        _ => None,
    }
}

/// Says what is wrong with a model: paths that lead nowhere, kinds that disagree, names given twice, levels too deep.
fn problems(model: &ModelDef, start: &'static ObjectDef, level: usize, found: &mut Vec<String>) {
    let names: BTreeSet<_> = model.properties.iter().map(|property| property.name).collect();
    if names.len() < model.properties.len() {
        found.push(format!("{}: a name twice", model.name));
    }
    if level > 2 {
        found.push(format!("{}: level {level}", model.name));
    }
    for property in model.properties {
        let place = format!("{}.{}", model.name, property.name);
        match property.source {
            Source::Value { paths, kind } => {
                for path in paths {
                    match resolve(start, path) {
                        Some(wire) if format!("{wire:?}") == format!("{kind:?}") => {}
                        Some(_) => found.push(format!("{place}: another kind at {path:?}")),
                        None => found.push(format!("{place}: nothing at {path:?}")),
                    }
                }
                let is_plain = |kind: &Kind| !matches!(kind, Kind::Object(_) | Kind::Array(_) | Kind::Map(_));
                let is_value = match kind {
                    Kind::Array(element) | Kind::Map(element) => is_plain(element),
                    _ => is_plain(&kind),
                };
                if !is_value {
                    found.push(format!("{place}: a value is plain, or a list or map of plain values"));
                }
            }
            Source::Key { kind } => {
                if !matches!(kind, Kind::Integer | Kind::String) {
                    found.push(format!("{place}: a key is an integer or text"));
                }
            }
            Source::Group { path, model } => match resolve_object(start, path) {
                Some(object) => problems(model, object, level + 1, found),
                None => found.push(format!("{place}: no object at {path:?}")),
            },
            Source::List { path, model } => match resolve(start, path) {
                Some(Kind::Array(Kind::Object(element))) => problems(model, element, 1, found),
                _ => found.push(format!("{place}: no list of objects at {path:?}")),
            },
        }
    }
}

/// Adds the wire fields that a model's values come from, as paths from the record.
fn sources(model: &ModelDef, base: &str, found: &mut Vec<String>) {
    let below = |path: &[&str]| path.iter().fold(base.to_owned(), |place, key| format!("{place}/{key}"));
    for property in model.properties {
        match property.source {
            Source::Value { paths, .. } => found.extend(paths.iter().map(|path| below(path))),
            Source::Key { .. } => found.push(String::new()),
            Source::Group { path, model } => sources(model, &below(path), found),
            Source::List { path, model } => {
                found.push(below(path));
                sources(model, &below(path), found);
            }
        }
    }
}

/// Adds this wire object and every one below it.
fn wire_objects(object: &'static ObjectDef, found: &mut Vec<&'static ObjectDef>) {
    found.push(object);
    for field in object.fields {
        let mut kind = &field.kind;
        while let Kind::Array(inner) | Kind::Map(inner) = kind {
            kind = inner;
        }
        if let Kind::Object(object) = kind {
            wire_objects(object, found);
        }
    }
}

/// The leaves of a wire tree: a list counts as its element, a map counts `of_map` of its values.
fn leaves(kind: &Kind, of_map: fn(usize) -> usize) -> usize {
    match kind {
        Kind::Object(object) => object.fields.iter().map(|field| leaves(&field.kind, of_map)).sum(),
        Kind::Array(element) => leaves(element, of_map),
        Kind::Map(Kind::Any) => of_map(0),
        Kind::Map(value) => of_map(leaves(value, of_map)),
        _ => 1,
    }
}

#[test]
fn models_are_two_levels_deep_and_their_paths_lead_to_the_declared_kinds() {
    let mut found = Vec::new();
    for resource in ALL {
        problems(resource.answer.model, resource.answer.record, 1, &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_wire_field_fills_one_property() {
    for resource in ALL {
        let mut found = Vec::new();
        sources(resource.answer.model, "", &mut found);
        let mut seen = BTreeSet::new();
        found.retain(|source| !seen.insert(source.clone()));
        assert_eq!(found, Vec::<String>::new(), "{}: the engine keeps a field once", resource.name);
    }
}

#[test]
fn rules_name_parameters_of_their_own_resource() {
    for resource in ALL {
        let kind = |name: &str| resource.parameters.iter().find(|p| p.name == name).map(|p| p.kind);
        for rule in resource.rules {
            match *rule {
                Rule::Period { start, end } => {
                    assert!(matches!(kind(start), Some(ParameterKind::Day | ParameterKind::Instant(_))), "{start}");
                    assert_eq!(kind(start), kind(end), "{start}, {end}");
                }
                Rule::AtMostADay { start, end } => {
                    assert!(matches!(kind(start), Some(ParameterKind::Instant(_))), "{start}");
                    assert_eq!(kind(start), kind(end), "{start}, {end}");
                }
                Rule::AllOrNone(names) => {
                    assert!(names.iter().all(|name| kind(name).is_some()), "{names:?}");
                }
                Rule::NotWithout { parameter, flag } => {
                    assert!(kind(parameter).is_some(), "{parameter}");
                    assert!(matches!(kind(flag), Some(ParameterKind::Flag { .. })), "{flag}");
                }
                Rule::OnlyWith { parameter, other, choice } => {
                    assert!(kind(parameter).is_some(), "{parameter}");
                    let Some(ParameterKind::Choice(words)) = kind(other) else { panic!("{other} is no choice") };
                    assert!(words.iter().any(|(word, _)| *word == choice), "{choice}");
                }
            }
        }
    }
}

/// The source of a property, by its path through groups.
fn property(model: &ModelDef, path: &str) -> Option<Source> {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let source = model.properties.iter().find(|property| property.name == name)?.source;
    match source {
        _ if rest.is_empty() => Some(source),
        Source::Group { model, .. } => property(model, rest),
        _ => None,
    }
}

#[test]
fn a_record_is_identified_by_an_integer_or_a_text() {
    for resource in ALL {
        let kind = match property(resource.answer.model, resource.key) {
            Some(Source::Value { kind, .. } | Source::Key { kind }) => Some(kind),
            _ => None,
        };
        assert!(matches!(kind, Some(Kind::Integer | Kind::String)), "{}: {}", resource.name, resource.key);
    }
}

#[test]
fn a_place_has_latitude_and_longitude() {
    for resource in ALL {
        let model = resource.answer.model;
        let at = match resource.place {
            Place::None => continue,
            Place::Record => Some(model),
            Place::Group(name) => match property(model, name) {
                Some(Source::Group { model, .. }) => Some(model),
                _ => None,
            },
            Place::Line(name) => match property(model, name) {
                Some(Source::List { model, .. }) => Some(model),
                _ => None,
            },
        };
        for name in ["latitude", "longitude"] {
            let source = at.and_then(|model| property(model, name));
            let is_number = matches!(source, Some(Source::Value { kind: Kind::Number, .. }));
            assert!(is_number, "{}: {:?} has no {name}", resource.name, resource.place);
        }
    }
}

#[test]
fn only_texts_travel_in_a_body() {
    let parameters = ALL.iter().flat_map(|resource| resource.parameters);
    for parameter in parameters.filter(|parameter| parameter.in_body) {
        let is_text = matches!(parameter.kind, ParameterKind::Text | ParameterKind::Choice(_));
        assert!(is_text, "{}: a body's members are written as texts", parameter.name);
    }
}

#[test]
fn only_a_map_of_records_has_keys_to_tell() {
    for resource in ALL {
        let properties = resource.answer.model.properties;
        let tells = properties.iter().any(|p| matches!(p.source, Source::Key { .. }));
        assert!(!tells || resource.answer.records == Records::Map, "{}", resource.name);
    }
}

#[test]
fn names_are_unique() {
    let mut names = BTreeSet::new();
    for resource in ALL {
        assert!(names.insert(resource.name), "{} is listed twice", resource.name);
        let mut objects = Vec::new();
        wire_objects(resource.answer.record, &mut objects);
        for object in objects {
            let keys: BTreeSet<_> = object.fields.iter().map(|field| field.key).collect();
            assert_eq!(keys.len(), object.fields.len(), "{} has a key twice", object.name);
            assert!(keys.len() <= 63, "{} has more keys than the cursor can tell apart", object.name);
        }
        for name in [|p: &ParameterDef| p.name, |p: &ParameterDef| p.wire_name] {
            let parameters: BTreeSet<_> = resource.parameters.iter().map(name).collect();
            assert_eq!(parameters.len(), resource.parameters.len(), "{}", resource.name);
        }
    }
}

#[test]
fn everything_is_documented() {
    fn model(def: &ModelDef) {
        assert!(!def.doc.is_empty(), "{}", def.name);
        for property in def.properties {
            assert!(!property.doc.is_empty(), "{}.{}", def.name, property.name);
            if let Source::Group { model: inner, .. } | Source::List { model: inner, .. } = property.source {
                model(inner);
            }
        }
    }
    for resource in ALL {
        model(resource.answer.model);
        let mut objects = Vec::new();
        wire_objects(resource.answer.record, &mut objects);
        for object in objects {
            assert!(!object.doc.is_empty(), "{}", object.name);
            for field in object.fields {
                assert!(!field.doc.is_empty(), "{}.{}", object.name, field.key);
            }
        }
    }
}

#[test]
fn non_communicating_devices_have_the_447_leaves_of_the_vendors_sample() {
    let record = Kind::Object(super::non_communicating_devices::RESOURCE.answer.record);
    // The sample shows three entries of each map, and nothing in the entries that may be anything.
    assert_eq!(leaves(&record, |of_value| 3 * of_value), 447);
    // A map counting once.
    assert_eq!(leaves(&record, |_| 1), 442);
}

/// What `includeFields: true` asks the server for.
fn expansion(resource: &ResourceDef, select: Option<&[&str]>) -> String {
    let select = select.map(|select| select.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    schema(resource).expansion(select.as_deref())
}

#[test]
fn a_selection_needs_the_keys_on_the_way_to_its_values() {
    let select = ["daysSilent", "id", "installedAt", "client"];
    assert_eq!(
        expansion(find("nonCommunicatingDevices").unwrap(), Some(&select)),
        "boxInstallationInfo{installationDate},detailedBoxDTO{client{id,nom},id},ongletPositionVehicleDTO{nbDaysInNC}"
    );
}

#[test]
fn nothing_selected_needs_nothing() {
    assert_eq!(expansion(find("nonCommunicatingDevices").unwrap(), Some(&[])), "");
}

#[test]
fn a_whole_model_names_every_key_once() {
    for resource in ALL {
        let text = expansion(resource, None);
        assert!(!text.contains("{}") && !text.contains(",,"), "{text}");
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }
}
