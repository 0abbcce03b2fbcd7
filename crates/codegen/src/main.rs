//! Turns the compiled crate into what the npm package is made of: JavaScript glue, TypeScript definitions, OpenAPI.
// JSON is built by `value["key"] = …`, which makes the key.
#![allow(clippy::indexing_slicing)]

mod boundary;
mod embedded;
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

const USAGE: &str = "usage: ocean-fleet-codegen generate COMPILED.wasm GENERATED_FOLDER OPENAPI.json
       ocean-fleet-codegen embed OPTIMISED.wasm EMBEDDED.ts";

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let paths: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    match (command.to_str(), paths.as_slice()) {
        (Some("generate"), [wasm, generated, openapi]) => generate(wasm, generated, openapi),
        (Some("embed"), [wasm, file]) => embedded::write(wasm, file),
        _ => bail!(USAGE),
    }
}

fn generate(wasm: &Path, generated: &Path, openapi: &Path) -> Result<()> {
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
