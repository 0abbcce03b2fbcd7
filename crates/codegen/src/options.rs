//! The options that applications may pass: the TypeScript modules `option-keys.ts` and `client-options.ts`.

use std::fmt::Write;

use anyhow::{Result, bail};
use ocean_fleet::boundary::options::{Declared, declared};
use ocean_fleet::resources::ALL;

/// The text of `option-keys.ts`.
pub(crate) fn keys() -> String {
    let mut text = String::from(
        "// Generated from the declarations in `src/`.\n\n\
         const KEYS: Readonly<Record<string, string | null>> = {\n  __proto__: null,\n",
    );
    let options = declared().into_iter().map(|(what, options)| (what, options.iter().map(|each| each.key).collect()));
    let parameters =
        ALL.iter().map(|resource| (resource.name, resource.parameters.iter().map(|each| each.name).collect()));
    for (what, keys) in options.chain(parameters) {
        let keys: Vec<&str> = keys;
        let _ = writeln!(text, "  {what}: \"{}\",", keys.join(","));
    }
    text.push_str(
        "};\n\n/**\n * The known keys of a client's, a request's, a watch's or decode's options, of credentials, or of a resource's\n \
         * parameters. Nothing else in a caller's object is read: see `input.ts`.\n *\n * @internal\n */\n\
         export const keysOf = (what: string): readonly string[] => (KEYS[what] ?? \"\").split(\",\");\n",
    );
    text
}

/// The text of `client-options.ts`.
pub(crate) fn client_options() -> Result<String> {
    let mut text = String::from(
        "// Generated from the declarations in `src/boundary/options.rs`.\n\n\
         /** What an option may be: in words; what `typeof` gives, or `null`; the words themselves; or a range of integers. */\n\
         export interface Accepted {\n  readonly accepted: string;\n  readonly kinds?: readonly string[];\n  \
         readonly words?: readonly string[];\n  readonly range?: readonly [least: number, most: number];\n}\n\n\
         /**\n * The options of a client.\n *\n * @internal\n */\n\
         export const CLIENT_OPTIONS: Readonly<Record<string, Accepted>> = {\n",
    );
    for (what, options) in declared() {
        if what == "client" {
            for option in &options {
                let _ = writeln!(text, "  {}: {{ {} }},", option.key, accepted(option)?);
            }
        }
    }
    text.push_str("};\n");
    Ok(text)
}

/// The members that say what an option may be.
fn accepted(option: &Declared) -> Result<String> {
    if let Some([least, most]) = option.range {
        return Ok(format!("accepted: \"an integer from {least} to {most}\", range: [{least}, {most}]"));
    }
    let accepted = format!("accepted: {:?}", option.accepted);
    if option.accepted.starts_with('"') {
        return Ok(format!("{accepted}, words: [{}]", option.accepted.replace(" or ", ", ")));
    }
    let kinds = option.accepted.replace(", or ", ", ").replace(" or ", ", ");
    let kinds: Vec<String> =
        kinds.split(", ").map(|phrase| Ok(format!("\"{}\"", kind(phrase)?))).collect::<Result<_>>()?;
    Ok(format!("{accepted}, kinds: [{}]", kinds.join(", ")))
}

/// What `typeof` gives for what a phrase accepts; `null` for null.
fn kind(phrase: &str) -> Result<&'static str> {
    Ok(match phrase {
        "a string" | "its decimal text" => "string",
        "a function" => "function",
        "true" | "false" => "boolean",
        "null" => "null",
        phrase if phrase.starts_with("an integer") => "number",
        _ => bail!("no kind is known for what is accepted as “{phrase}”: add it here"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(accepted: &'static str, range: Option<[f64; 2]>) -> String {
        super::accepted(&Declared { key: "option", accepted, range }).unwrap()
    }

    #[test]
    fn what_is_accepted_becomes_kinds_words_or_a_range() {
        assert_eq!(of("true or false", None), r#"accepted: "true or false", kinds: ["boolean", "boolean"]"#);
        let token = r#"accepted: "a string, a function or null", kinds: ["string", "function", "null"]"#;
        assert_eq!(of("a string, a function or null", None), token);
        let id = r#"accepted: "an integer from 1 to 2, or its decimal text", kinds: ["number", "string"]"#;
        assert_eq!(of("an integer from 1 to 2, or its decimal text", None), id);
        assert_eq!(of(r#""a" or "b""#, None), r#"accepted: "\"a\" or \"b\"", words: ["a", "b"]"#);
        assert_eq!(of("an integer", Some([0.0, 9.0])), r#"accepted: "an integer from 0 to 9", range: [0, 9]"#);
    }

    #[test]
    fn a_phrase_that_nobody_has_explained_fails_the_build() {
        assert!(super::accepted(&Declared { key: "option", accepted: "a carrot", range: None }).is_err());
    }

    #[test]
    fn every_option_and_every_parameter_is_a_known_key() {
        let text = keys();
        assert!(text.contains("  credentials: \"login,password\",\n"));
        assert!(text.contains("  vehicles: \"customerId,registration\",\n"), "{text}");
        assert!(
            client_options()
                .unwrap()
                .contains("  concurrency: { accepted: \"an integer from 1 to 1000\", range: [1, 1000] },\n")
        );
    }
}
