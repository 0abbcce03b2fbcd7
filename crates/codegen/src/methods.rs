//! The client's methods, one per resource, and the names of their parameters: the TypeScript module `methods.ts`.

use std::fmt::Write;

use ocean_fleet::resources::ALL;

use crate::typescript::{resource_doc, write_doc};

/// The text of `methods.ts`.
pub(crate) fn methods() -> String {
    let mut text = String::from(
        "// Generated from the definitions in `src/`.\n\n\
         import type { Fitting, ParamsOf, RecordOf } from \"../options.js\";\n\
         import type { RequestOptions } from \"./boundary.js\";\n\n\
         /** The client's methods, one per resource. */\n\
         export interface ResourceMethods {\n",
    );
    for resource in ALL {
        let name = resource.name;
        let doc = format!(
            "{}\n\n@throws {{OceanError}} `invalid-params`, `unauthenticated`, `invalid-response`, `network`, …; \
             or the reason of an abort",
            resource_doc(resource)
        );
        write_doc(&mut text, "  ", &doc);
        let optional = if resource.parameters.iter().any(|parameter| parameter.required) { "" } else { "?" };
        let _ = writeln!(
            text,
            "  {name}<const O extends RequestOptions<\"{name}\"> = object>(\n    params{optional}: ParamsOf<\"{name}\">,\n    \
             options?: Fitting<O, RequestOptions<\"{name}\">>,\n  ): Promise<RecordOf<\"{name}\", O>[]>;"
        );
    }
    let names: Vec<String> = ALL.iter().map(|resource| format!("\"{}\"", resource.name)).collect();
    let _ = write!(
        text,
        "}}\n\n/**\n * Their names.\n *\n * @internal\n */\nexport const RESOURCES = [{}] as const;\n",
        names.join(", ")
    );
    text.push_str(
        "\n/**\n * The names of their parameters.\n *\n * @internal\n */\n\
         export const PARAMETERS: Readonly<Record<keyof ResourceMethods, readonly string[]>> = {\n",
    );
    for resource in ALL {
        let names: Vec<String> =
            resource.parameters.iter().map(|parameter| format!("\"{}\"", parameter.name)).collect();
        let _ = writeln!(text, "  {}: [{}],", resource.name, names.join(", "));
    }
    text.push_str("};\n");
    text
}
