// Generates the Rust that reads answers into structs with serde_json and passes those to JavaScript with
// serde-wasm-bindgen: the obvious first version, given the structs.

import { answerKind, usedKind } from "../../contract/kinds.mjs";
import { RESOURCES } from "../../resources.mjs";

/** @typedef {import("../../contract/kinds.mjs").Kind} Kind */

const HEAD = `use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum IntegerOrText {
    Integer(i64),
    Text(String),
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum NumberOrText {
    Number(f64),
    Text(String),
}

fn to_js<T: DeserializeOwned + Serialize>(body: &[u8]) -> Result<JsValue, JsError> {
    let answer: T = serde_json::from_slice(body)?;
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    Ok(answer.serialize(&serializer.serialize_missing_as_null(true))?)
}
`;

/** @param {import("../../contract/openapi.mjs").OpenApi} openapi */
export function serdeSource(openapi) {
  /** @type {Map<string, string>} the names of the structs by their fields, which are the same for the same kind */
  const names = new Map();
  /** @type {string[]} */
  const structs = [];
  const arms = RESOURCES.flatMap(({ name }) => [
    `        ("${name}", "used") => to_js::<${typeOf(usedKind(openapi, name))}>(body),`,
    `        ("${name}", "all") => to_js::<${typeOf(answerKind(openapi, name))}>(body),`,
  ]);
  const decode = `#[wasm_bindgen]
pub fn decode(resource: &str, extent: &str, body: &[u8]) -> Result<JsValue, JsError> {
    match (resource, extent) {
${arms.join("\n")}
        _ => Err(JsError::new("unknown resource")),
    }
}
`;
  return [HEAD, ...structs, decode].join("\n");

  /**
   * @param {Kind} kind
   * @returns {string}
   */
  function typeOf(kind) {
    switch (kind.kind) {
      case "text":
        return "String";
      case "integer":
        return "i64";
      case "number":
        return "f64";
      case "boolean":
        return "bool";
      case "instant":
      case "integer or text":
        return "IntegerOrText";
      case "number or text":
        return "NumberOrText";
      case "list":
        return `Vec<${typeOf(kind.of)}>`;
      case "map":
        return `IndexMap<String, Option<${typeOf(kind.of)}>>`;
      case "any":
        return "serde_json::Value";
      case "object":
        return structOf(kind.name, kind.fields);
    }
  }

  /**
   * @param {string} title
   * @param {Record<string, Kind>} fields
   */
  function structOf(title, fields) {
    const lines = Object.entries(fields).map(
      ([key, kind], place) => `    #[serde(rename = "${key}")]\n    field${place}: Option<${typeOf(kind)}>,`,
    );
    const text = lines.join("\n");
    const existing = names.get(text);
    if (existing) return existing;
    const name = `${title}${names.size}`;
    names.set(text, name);
    structs.push(`#[derive(Deserialize, Serialize)]\nstruct ${name} {\n${text}\n}\n`);
    return name;
  }
}
