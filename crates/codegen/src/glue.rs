//! wasm-bindgen's glue, with the same version of wasm-bindgen as the crate's.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::Result;
use serde_json::{Map, json};
use wasm_bindgen_cli_support::Bindgen;

/// Writes the module and its glue into a folder, as wasm-bindgen makes them for bundlers, but for the names of what the
/// module imports:
/// - those of the imports end in hashes, which do not compress, and take 2.7 KB of what is downloaded: they get short ones;
/// - it imports from a module that is called like the build, so that it is seen which glue it belongs to.
///
/// `imports.json` says what has become of the names, for the bundler to rename the glue's in the same way.
pub(crate) fn write(wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("ocean_fleet").bundler(true)?.typescript(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let build = build(&fs::read(wasm)?);
    let mut names = Map::new();
    for import in output.wasm_mut().imports.iter_mut() {
        import.module.clone_from(&build);
        if import.name.starts_with("__wb") {
            let short = format!("i{}", names.len());
            names.insert(std::mem::replace(&mut import.name, short.clone()), short.into());
        }
    }
    output.emit(folder)?;
    super::write(&folder.join("imports.json"), &json!({ "module": build, "names": names }).to_string())
}

/// What this build, and no other, is called: short, for it stands before every import.
fn build(wasm: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(wasm);
    format!("{:08x}", hasher.finish() as u32)
}
