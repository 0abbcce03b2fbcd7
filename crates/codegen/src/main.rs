//! Turns the compiled crate into what the npm package is made of: JavaScript glue, TypeScript definitions, OpenAPI.
// JSON is built by `value["key"] = …`, which makes the key.
#![allow(clippy::indexing_slicing)]

mod boundary;
#[cfg(test)]
mod fields;
mod format;
mod glue;
mod methods;
mod openapi;
mod options;
mod records;
mod schemas;
mod tables;
mod typescript;
mod walk;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: ocean-fleet-codegen COMPILED.wasm GENERATED_FOLDER OPENAPI.json";

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [wasm, generated, openapi] = arguments.as_slice() else { bail!(USAGE) };
    fs::create_dir_all(generated)?;
    glue::write(wasm, generated).with_context(|| format!("cannot make the glue for {}", wasm.display()))?;
    write(&generated.join("boundary.ts"), &boundary::boundary())?;
    write(&generated.join("definitions.ts"), &typescript::definitions())?;
    write(&generated.join("methods.ts"), &methods::methods())?;
    write(&generated.join("keys.ts"), &records::keys())?;
    write(&generated.join("option-keys.ts"), &options::keys())?;
    write(&generated.join("client-options.ts"), &options::client_options()?)?;
    write(&generated.join("places.ts"), &records::places())?;
    write(&generated.join("format.ts"), &format::format())?;
    write(&generated.join("tables.ts"), &tables::tables()?)?;
    write(openapi, &serde_json::to_string_pretty(&openapi::document())?)
}

fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
