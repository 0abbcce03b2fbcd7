//! The field expansion `a,b{c,d}` that a model, or a selection of it, needs of the server.

use ocean_fleet_engine::definition::{ModelDef, Source};

/// The keys that are needed below an object, in the order in which the model asks for them.
#[derive(Default)]
struct Needed {
    keys: Vec<(&'static str, Needed)>,
    /// Whether all that is below is needed.
    whole: bool,
}

impl Needed {
    /// Does something with what is needed below a path.
    fn below(&mut self, path: &[&'static str], act: &mut dyn FnMut(&mut Self)) {
        let Some((first, rest)) = path.split_first() else { return act(self) };
        if !self.keys.iter().any(|(key, _)| key == first) {
            self.keys.push((first, Self::default()));
        }
        if let Some((_, needed)) = self.keys.iter_mut().find(|(key, _)| key == first) {
            needed.below(rest, act);
        }
    }

    fn add(&mut self, model: &ModelDef, keep: &dyn Fn(&str) -> bool) {
        for property in model.properties.iter().filter(|property| keep(property.name)) {
            match property.source {
                Source::Value { paths, .. } => {
                    paths.iter().for_each(|path| self.below(path, &mut |needed| needed.whole = true));
                }
                Source::Group { path, model } | Source::List { path, model } => {
                    self.below(path, &mut |needed| needed.add(model, &|_| true));
                }
                Source::Key { .. } => {}
            }
        }
    }

    fn write(&self, text: &mut String) {
        for (number, (key, needed)) in self.keys.iter().enumerate() {
            if number > 0 {
                text.push(',');
            }
            text.push_str(key);
            if !needed.whole && !needed.keys.is_empty() {
                text.push('{');
                needed.write(text);
                text.push('}');
            }
        }
    }
}

/// The field expansion for the properties of a model that are selected, or for all of them.
pub fn include_fields(model: &ModelDef, select: Option<&[String]>) -> String {
    let mut needed = Needed::default();
    needed.add(model, &|name| select.is_none_or(|select| select.iter().any(|selected| selected == name)));
    let mut text = String::new();
    needed.write(&mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources;

    fn of(resource: &str, select: Option<&[&str]>) -> String {
        let select = select.map(|select| select.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        include_fields(resources::find(resource).unwrap().answer.model, select.as_deref())
    }

    #[test]
    fn a_selection_needs_the_keys_on_the_way_to_its_values() {
        assert_eq!(
            of("nonCommunicatingDevices", Some(&["daysSilent", "id", "installedAt", "client"])),
            "detailedBoxDTO{id,client{id,nom}},ongletPositionVehicleDTO{nbDaysInNC},boxInstallationInfo{installationDate}"
        );
    }

    #[test]
    fn nothing_selected_needs_nothing() {
        assert_eq!(of("nonCommunicatingDevices", Some(&[])), "");
    }

    #[test]
    fn a_whole_model_names_every_key_once() {
        for resource in resources::ALL {
            let text = of(resource.name, None);
            assert!(!text.contains("{}") && !text.contains(",,"), "{text}");
            assert_eq!(text.matches('{').count(), text.matches('}').count());
        }
    }
}
