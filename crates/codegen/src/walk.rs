//! Every definition the resources need, once each, in order of first mention.

use ocean_fleet::resources::ResourceDef;
use ocean_fleet_engine::definition::{EnumDef, Kind, ModelDef, ObjectDef, Source};

/// A model, and the wire objects its paths start at.
pub(crate) struct Model {
    /// The model.
    pub(crate) def: &'static ModelDef,
    /// The wire objects: several where a group is shared between wire objects of the same keys.
    pub(crate) starts: Vec<&'static ObjectDef>,
}

/// What is declared.
#[derive(Default)]
pub(crate) struct Definitions {
    /// The wire's enumerations.
    pub(crate) enums: Vec<&'static EnumDef>,
    /// The wire's objects.
    pub(crate) objects: Vec<&'static ObjectDef>,
    /// The models and their groups.
    pub(crate) models: Vec<Model>,
}

impl Definitions {
    /// Everything that these resources mention.
    pub(crate) fn of(resources: &[&'static ResourceDef]) -> Self {
        let mut definitions = Self::default();
        for resource in resources {
            definitions.add_model(resource.answer.model, resource.answer.record);
            definitions.add_object(resource.answer.record);
        }
        definitions
    }

    fn add_model(&mut self, def: &'static ModelDef, start: &'static ObjectDef) {
        match self.models.iter_mut().find(|model| model.def.name == def.name) {
            None => self.models.push(Model { def, starts: vec![start] }),
            Some(model) if model.starts.iter().any(|known| known.name == start.name) => return,
            Some(model) => model.starts.push(start),
        }
        for property in def.properties {
            match property.source {
                Source::Value { kind, .. } | Source::Key { kind } => self.add_kind(&kind),
                Source::Group { path, model } | Source::List { path, model } => {
                    if let Some(start) = object_at(start, path) {
                        self.add_model(model, start);
                    }
                }
            }
        }
    }

    fn add_object(&mut self, def: &'static ObjectDef) {
        if self.objects.iter().any(|object| object.name == def.name) {
            return;
        }
        self.objects.push(def);
        for field in def.fields {
            self.add_kind(&field.kind);
        }
    }

    fn add_kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Object(def) => self.add_object(def),
            Kind::Enum(def) if self.enums.iter().all(|known| known.name != def.name) => self.enums.push(def),
            Kind::Array(inner) | Kind::Map(inner) => self.add_kind(inner),
            _ => {}
        }
    }
}

/// The wire object at a path, or that the list there holds.
fn object_at(start: &'static ObjectDef, path: &[&str]) -> Option<&'static ObjectDef> {
    let Some((key, rest)) = path.split_first() else {
        return Some(start);
    };
    match &start.fields.iter().find(|field| field.key == *key)?.kind {
        Kind::Object(object) | Kind::Array(Kind::Object(object)) => object_at(object, rest),
        _ => None,
    }
}

/// `nonCommunicatingDevices` → `NonCommunicatingDevices`.
pub(crate) fn pascal_case(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use ocean_fleet::resources::ALL;

    #[test]
    fn a_name_stands_for_one_definition() {
        let definitions = Definitions::of(ALL);
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let objects = definitions.objects.iter().map(|def| format!("{}Dto", def.name));
        let enums = definitions.enums.iter().map(|def| def.name.to_owned());
        let models = definitions.models.iter().map(|model| model.def.name.to_owned());
        let params = ALL.iter().map(|def| format!("{}Params", pascal_case(def.name)));
        for name in objects.chain(enums).chain(models).chain(params) {
            *names.entry(name).or_default() += 1;
        }
        names.retain(|_, count| *count > 1);
        assert_eq!(names, BTreeMap::new());
    }

    #[test]
    fn definitions_of_the_same_name_are_the_same() {
        fn check(kind: &Kind, objects: &mut BTreeMap<&str, String>) {
            match kind {
                Kind::Object(def) => {
                    let text = format!("{def:?}");
                    assert_eq!(*objects.entry(def.name).or_insert_with(|| text.clone()), text);
                    def.fields.iter().for_each(|field| check(&field.kind, objects));
                }
                Kind::Array(inner) | Kind::Map(inner) => check(inner, objects),
                _ => {}
            }
        }
        let mut objects = BTreeMap::new();
        for resource in ALL {
            check(&Kind::Object(resource.answer.record), &mut objects);
        }
    }
}
