//! The code that builds models from the engine's tables: the TypeScript module `tables.ts`.

use std::fmt::Write;

use anyhow::{Context, Result};
use ocean_fleet::resources::{ALL, ResourceDef, schema};
use ocean_fleet_engine::decoder::{Decoder, Options};
use ocean_fleet_engine::format::{cell, form};
use serde_json::Value;

/// A resource's tables: per table, its columns as the layout has them.
type Layout = Vec<Vec<Vec<Value>>>;

/// The text of `tables.ts`.
pub(crate) fn tables() -> Result<String> {
    let layouts: Vec<Layout> = ALL.iter().map(|resource| layout(resource)).collect::<Result<_>>()?;
    let shared = Shared::of(&layouts);
    let mut text = String::from(
        "// Generated from the definitions in `src/`.\n\n\
         import { cell, hasValue, list, map, type Table, values } from \"../records/columns.js\";\n",
    );
    for (number, group) in shared.groups.iter().enumerate() {
        let _ = write!(text, "\nconst group{number} = (at: number) => ({{{group} }});");
    }
    text.push_str(
        "\n\n/** Per resource, its tables if all of the model is asked for. */\n\
         export const TABLES: Readonly<Record<string, readonly Table[]>> = {\n",
    );
    for (resource, tables) in ALL.iter().zip(&layouts) {
        let _ = writeln!(text, "  {}: [", resource.name);
        let is_list = |column: &&Vec<Value>| number(column, 0) == u64::from(form::LIST);
        let lists: Vec<u64> = tables.iter().flatten().filter(is_list).map(|column| number(column, 2)).collect();
        for (columns, table) in tables.iter().zip(0..) {
            if table == 0 || lists.contains(&table) {
                let (properties, end) = shared.properties(&mut columns.iter(), 0);
                let _ =
                    writeln!(text, "    {{\n      make: (at) => ({{{properties} }}),\n      stride: {end},\n    }},");
            } else {
                text.push_str("    {},\n");
            }
        }
        text.push_str("  ],\n");
    }
    text.push_str("};\n");
    Ok(text)
}

fn layout(resource: &'static ResourceDef) -> Result<Layout> {
    let decoder = Decoder::new(schema(resource).into(), Options::default());
    let decoder = decoder.ok().with_context(|| format!("{} has no model", resource.name))?;
    Ok(serde_json::from_str(decoder.layout())?)
}

/// The groups that are the same in several places: each becomes a function, so that there is less to download.
#[derive(Default)]
struct Shared {
    groups: Vec<String>,
}

impl Shared {
    fn of(layouts: &[Layout]) -> Self {
        let none = Self::default();
        let mut seen = Vec::new();
        let mut groups = Vec::new();
        for columns in layouts.iter().flatten() {
            let mut columns = columns.iter();
            while let Some(column) = columns.next() {
                if number(column, 0) != u64::from(form::GROUP) {
                    continue;
                }
                let (group, _) = none.properties(&mut columns, 0);
                if !seen.contains(&group) {
                    seen.push(group);
                } else if !groups.contains(&group) {
                    groups.push(group);
                }
            }
        }
        Self { groups }
    }

    /// The properties of an object up to the end of its columns, the first of which is at an offset; and where they end.
    fn properties(&self, columns: &mut std::slice::Iter<'_, Vec<Value>>, mut offset: usize) -> (String, usize) {
        let mut text = String::new();
        while let Some(column) = columns.next() {
            let name = column.get(1).and_then(Value::as_str).unwrap_or_default();
            let table = number(column, 2);
            let at = offset;
            offset += cell::WORDS;
            let _ = match u8::try_from(number(column, 0)).unwrap_or(form::END) {
                form::VALUE => write!(text, " {name}: cell(at + {at}),"),
                form::GROUP => {
                    let (shared, _) = self.properties(&mut columns.clone(), 0);
                    let first = offset;
                    let (own, end) = self.properties(columns, first);
                    offset = end;
                    match self.groups.iter().position(|group| *group == shared) {
                        Some(number) => {
                            write!(text, " {name}: hasValue(at + {at}) ? group{number}(at + {first}) : null,")
                        }
                        None => write!(text, " {name}: hasValue(at + {at}) ? {{{own} }} : null,"),
                    }
                }
                form::LIST => write!(text, " {name}: list(at + {at}, {table}),"),
                form::VALUES => write!(text, " {name}: values(at + {at}, {table}),"),
                form::MAP => write!(text, " {name}: map(at + {at}, {table}),"),
                _ => return (text, at),
            };
        }
        (text, offset)
    }
}

fn number(column: &[Value], index: usize) -> u64 {
    column.get(index).and_then(Value::as_u64).unwrap_or_default()
}
