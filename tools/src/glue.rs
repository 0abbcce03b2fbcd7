//! wasm-bindgen's glue, as a function: each call gives glue of its own, for an instance of its own. That is how the
//! package starts afresh after a trap: nothing of the old instance is left in caches or closures.

use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

/// Writes the module and its glue into a folder, with the same version of wasm-bindgen as the crate's.
pub(crate) fn write(wasm: &Path, folder: &Path) -> Result<()> {
    let build = build(&fs::read(wasm)?);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("ocean_fleet").bundler(true)?.typescript(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    // Imports are called by their number: their own names are long, and all hashes. Where they come from tells whether
    // the module and the glue are of one build.
    let mut imports = Vec::new();
    for import in output.wasm_mut().imports.iter_mut() {
        import.module.clone_from(&build);
        imports.push(std::mem::replace(&mut import.name, imports.len().to_string()));
    }
    // What it calls by itself has names as long.
    let mut exports = Vec::new();
    for export in output.wasm_mut().exports.iter_mut().filter(|export| export.name.starts_with("wasm_bindgen_")) {
        let short = format!("closure{}", exports.len());
        exports.push((std::mem::replace(&mut export.name, short.clone()), short));
    }
    output.emit(folder)?;
    // What it writes is for bundlers, but for the module.
    let take = |name: &str| {
        let file = folder.join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("wasm-bindgen has not written {name}"))?;
        fs::remove_file(&file)?;
        anyhow::Ok(text)
    };
    take("ocean_fleet.js")?;
    take("ocean_fleet_bg.wasm.d.ts")?;
    let mut module = take("ocean_fleet_bg.js")?;
    for (long, short) in &exports {
        module = module.replace(&format!("wasm.{long}("), &format!("wasm.{short}("));
    }
    super::write(&folder.join("glue.js"), &as_function(&module, &imports, &build)?)?;
    super::write(&folder.join("glue.d.ts"), &[&take("ocean_fleet.d.ts")?, TYPES].concat())?;
    Ok(())
}

/// What this build, and no other, is called: short, for it stands before every import.
fn build(wasm: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(wasm);
    format!("{:08x}", hasher.finish() as u32)
}

const TYPES: &str = "
/** What this build, and no other, is called: the module imports from there. */
export const BUILD: string;

export interface Glue {
  /** What the module imports, by number. */
  readonly imports: readonly WebAssembly.ImportValue[];
  /** The objects that the instance holds, among what else is kept in their places. */
  readonly held: readonly unknown[];
  readonly Client: typeof Client;
  readonly Decoder: typeof Decoder;
  /** Connects the instance; before this, nothing can be called. */
  readonly __wbg_set_wasm: (exports: object) => void;
}

/** What the module sees of the platform's timers, so that they can be ended with it. */
export interface Timers {
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

export function createGlue(timers: Timers): Glue;
";

/// A module's text, as a function that gives what the module exports: classes by name, and what the instance imports in
/// a list; and `heap`, where the module keeps the instance's objects.
fn as_function(module: &str, imports: &[String], build: &str) -> Result<String> {
    let mut body = String::new();
    let mut face = vec!["__wbg_set_wasm"];
    for line in module.lines() {
        let declaration = line.strip_prefix("export ");
        face.extend(declaration.and_then(|rest| rest.strip_prefix("class ")).map(name));
        let is_known = declaration.is_none_or(|rest| rest.starts_with("class ") || rest.starts_with("function "));
        ensure!(is_known && !line.starts_with("import "), "the glue has a line that is not understood: {line}");
        writeln!(body, "{}", declaration.unwrap_or(line))?;
    }
    let (face, imports) = (face.join(", "), imports.join(", "));
    Ok(format!(
        "export const BUILD = \"{build}\";\nexport function createGlue({{ setTimeout, clearTimeout }}) {{\n{body}return {{ {face}, held: heap, imports: [{imports}] }};\n}}\n"
    ))
}

/// The name at the start of what follows `class` or `function`.
fn name(rest: &str) -> &str {
    rest.split(|character: char| !character.is_alphanumeric() && character != '_').next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(module: &str) -> Result<String> {
        as_function(module, &["__wbg_b".to_owned(), "__wbg_a".to_owned()], "0123abcd")
    }

    #[test]
    fn a_module_becomes_a_function_that_gives_what_it_exports() {
        let module = "export class Client {\n}\nexport function __wbg_a(x) { return x; }\nlet wasm;\nexport function __wbg_set_wasm(val) {\n}\n";
        let function = converted(module).unwrap();
        assert!(
            function.starts_with(
                "export const BUILD = \"0123abcd\";\nexport function createGlue({ setTimeout, clearTimeout }) {\nclass Client {\n}\nfunction __wbg_a(x)"
            ),
            "{function}"
        );
        assert!(
            function.ends_with("return { __wbg_set_wasm, Client, held: heap, imports: [__wbg_b, __wbg_a] };\n}\n"),
            "{function}"
        );
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        assert!(converted("import * as other from './other.js';").is_err());
        assert!(converted("export const x = 1;").is_err());
    }
}
