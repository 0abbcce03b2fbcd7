//! What crosses the boundary beside records: the TypeScript module `boundary.ts`, from what tsify has made of the
//! declarations in Rust.

use ocean_fleet::boundary::code::Code;
use ocean_fleet::boundary::{INCOMING, OUTGOING};

use crate::typescript::write_doc;

/// The types that depend on the resource, as they name properties of its model.
const GENERIC: [&str; 4] = ["DecodeOptions", "Polling", "RequestOptions", "WatchOptions"];
const PARAMETER: &str = "<R extends ResourceName = ResourceName>";

/// The text of `boundary.ts`.
pub(crate) fn boundary() -> String {
    let mut text = String::from(
        "// Generated from the declarations in `src/boundary/`.\n\n\
         import type { OceanError } from \"../error.js\";\n\
         import type { ResourceName } from \"../options.js\";\n\
         import type { Fetch, Signal } from \"../platform-types.js\";\n\
         import type { Resources } from \"./definitions.js\";\n\n\
         /** What kind of error it is. */\n\
         export type OceanErrorCode =\n",
    );
    for (code, doc) in Code::ALL {
        write_doc(&mut text, "  ", doc.trim());
        text += &format!("  | \"{code}\"\n");
    }
    text.truncate(text.trim_end().len());
    text.push_str(";\n");
    for declaration in INCOMING {
        text += &format!("\n{}", interface(declaration, ""));
    }
    for declaration in OUTGOING {
        text += &format!("\n{}", interface(declaration, "readonly "));
    }
    text
}

/// An interface as tsify declares it, with what tsify cannot say: type parameters, and members that are read-only.
fn interface(declaration: &str, modifier: &str) -> String {
    let mut text = String::new();
    let mut doc = Vec::new();
    for line in declaration.lines() {
        let indent = if line.starts_with("    ") { "  " } else { "" };
        match line.trim_start() {
            "/**" => doc.clear(),
            "*/" => write_doc(&mut text, indent, &doc.join("\n")),
            line if line.starts_with('*') => doc.push(line.trim_start_matches('*').trim_start()),
            line if indent.is_empty() => text += &format!("{}\n", with_parameters(line)),
            member => text += &format!("{indent}{modifier}{member}\n"),
        }
    }
    text
}

/// The first line of an interface, with the parameters of the types that have one.
fn with_parameters(line: &str) -> String {
    let Some(header) = line.strip_prefix("export interface ") else { return line.to_owned() };
    let (header, members) = header.split_once(" {").unwrap_or((header, ""));
    let (name, extended) = header.split_once(" extends ").unwrap_or((header, ""));
    let argument = |name: &str| if GENERIC.contains(&name) { format!("{name}<R>") } else { name.to_owned() };
    let parameter = if GENERIC.contains(&name) { PARAMETER } else { "" };
    let extended: Vec<String> = extended.split(", ").map(argument).collect();
    let extends = if extended == [""] { String::new() } else { format!(" extends {}", extended.join(", ")) };
    format!("export interface {name}{parameter}{extends} {{{members}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_read_only_and_keeps_its_docs() {
        let declaration = "/**\n * A thing.\n */\nexport interface Thing extends Other {\n    /**\n     * One.\n     *\n     * \
                           Two.\n     */\n    name?: string;\n}";
        let expected = "/** A thing. */\nexport interface Thing extends Other {\n  /**\n   * One.\n   *\n   * Two.\n   */\n  \
                        readonly name?: string;\n}\n";
        assert_eq!(interface(declaration, "readonly "), expected);
    }

    #[test]
    fn options_that_name_properties_depend_on_the_resource() {
        assert_eq!(
            with_parameters("export interface RequestOptions extends DecodeOptions, Limits {"),
            "export interface RequestOptions<R extends ResourceName = ResourceName> extends DecodeOptions<R>, Limits {"
        );
        assert_eq!(
            with_parameters("export interface WatchOptions extends RequestOptions, Limits {}"),
            "export interface WatchOptions<R extends ResourceName = ResourceName> extends RequestOptions<R>, Limits {}"
        );
    }

    #[test]
    fn every_code_and_every_type_has_a_doc_comment() {
        let text = boundary();
        assert!(text.contains("  /** There is no such thing (404). */\n  | \"not-found\"\n"));
        for (index, _) in text.match_indices("\nexport ") {
            assert!(text.get(..index).is_some_and(|before| before.ends_with("*/")), "{}", text.get(index..).unwrap());
        }
    }
}
