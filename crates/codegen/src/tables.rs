//! The code that builds models from the engine's tables: the TypeScript module `tables.ts`.

use std::fmt::Write;

use anyhow::{Context, Result};
use ocean_fleet::resources::{ALL, schema};
use ocean_fleet_engine::decoder::{Decoder, Options};
use ocean_fleet_engine::format::{cell, form};
use serde_json::Value;

/// The text of `tables.ts`.
pub(crate) fn tables() -> Result<String> {
    let mut text = String::from(
        "// Generated from the definitions in `src/`.\n\n\
         import { cell, hasValue, list, map, type Table, values } from \"../records/columns.js\";\n\n\
         /** Per resource, its tables if all of the model is asked for. */\n\
         export const TABLES: Readonly<Record<string, readonly Table[]>> = {\n",
    );
    for resource in ALL {
        let decoder = Decoder::new(schema(resource).into(), Options::default());
        let decoder = decoder.ok().with_context(|| format!("{} has no model", resource.name))?;
        let tables: Vec<Vec<Vec<Value>>> = serde_json::from_str(decoder.layout())?;
        let _ = writeln!(text, "  {}: [", resource.name);
        let is_list = |column: &&Vec<Value>| number(column, 0) == u64::from(form::LIST);
        let lists: Vec<u64> = tables.iter().flatten().filter(is_list).map(|column| number(column, 2)).collect();
        for (columns, table) in tables.iter().zip(0..) {
            if table == 0 || lists.contains(&table) {
                write_table(&mut text, columns);
            } else {
                text.push_str("    {},\n");
            }
        }
        text.push_str("  ],\n");
    }
    text.push_str("};\n");
    Ok(text)
}

/// Writes what makes objects from a table's rows, given its columns: see the engine's `format`.
fn write_table(text: &mut String, columns: &[Vec<Value>]) {
    text.push_str("    {\n      make: (at) => ({");
    let mut offset = 0;
    for column in columns {
        let name = column.get(1).and_then(Value::as_str).unwrap_or_default();
        let table = number(column, 2);
        let _ = match u8::try_from(number(column, 0)).unwrap_or(form::END) {
            form::VALUE => write!(text, " {name}: cell(at + {offset}),"),
            form::GROUP => write!(text, " {name}: hasValue(at + {offset}) ? {{"),
            form::LIST => write!(text, " {name}: list(at + {offset}, {table}),"),
            form::VALUES => write!(text, " {name}: values(at + {offset}, {table}),"),
            form::MAP => write!(text, " {name}: map(at + {offset}, {table}),"),
            _ => {
                text.push_str(" } : null,");
                continue;
            }
        };
        offset += cell::WORDS;
    }
    let _ = writeln!(text, " }}),\n      stride: {offset},\n    }},");
}

fn number(column: &[Value], index: usize) -> u64 {
    column.get(index).and_then(Value::as_u64).unwrap_or_default()
}
