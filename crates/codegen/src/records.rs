//! What identifies a resource's records, and where they are: the TypeScript modules `keys.ts` and `places.ts`.

use std::fmt::Write;

use ocean_fleet::resources::{ALL, Place};
use ocean_fleet_engine::definition::Source;

/// What identifies the records of most resources.
const USUAL_KEY: &str = "id";

/// The text of `keys.ts`.
pub(crate) fn keys() -> String {
    let mut text = String::from(
        "// Generated from the definitions in `src/`.\n\n\
         import type { ResourceName } from \"../options.js\";\n\n\
         const UNUSUAL: Readonly<Partial<Record<ResourceName, string>>> = {\n",
    );
    for resource in ALL.iter().filter(|resource| resource.key != USUAL_KEY) {
        let _ = writeln!(text, "  {}: \"{}\",", resource.name, resource.key);
    }
    let _ = write!(
        text,
        "}};\n\n/**\n * The path in a resource's model to what identifies a record.\n *\n * @internal\n */\n\
         export const keyOf = (resource: ResourceName): string => UNUSUAL[resource] ?? \"{USUAL_KEY}\";\n"
    );
    text
}

/// The text of `places.ts`.
pub(crate) fn places() -> String {
    let mut text = String::from(
        "// Generated from the definitions in `src/`.\n\n\
         /**\n * Where in their models the records of resources with places have latitude and longitude: in the record itself, \
         in a\n * group, or in the elements of a list; and which of their properties are groups.\n *\n * @internal\n */\n\
         export const PLACES = {\n",
    );
    for resource in ALL {
        let (form, property) = match resource.place {
            Place::None => continue,
            Place::Record => ("record", ""),
            Place::Group(property) => ("group", property),
            Place::Line(property) => ("line", property),
        };
        let properties = resource.answer.model.properties.iter();
        let groups = properties.filter(|each| matches!(each.source, Source::Group { .. }));
        let groups: Vec<_> = groups.map(|each| format!("\"{}\"", each.name)).collect();
        let _ = writeln!(text, "  {}: [\"{form}\", \"{property}\", [{}]],", resource.name, groups.join(", "));
    }
    text.push_str("} as const;\n");
    text
}
