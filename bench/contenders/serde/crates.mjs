// The crates of the contender in Rust and of its build: a separate workspace.

/**
 * Their files, by path.
 * @param {string} source of the contender
 * @param {string} version of wasm-bindgen, the same for the library and for the tool
 * @returns {Record<string, string>}
 */
export const cratesOf = (source, version) => ({
  "Cargo.toml": `[workspace]
members = ["contender", "glue"]
resolver = "3"

[profile.release]
lto = true
codegen-units = 1
panic = "abort"
opt-level = 3
`,
  "contender/Cargo.toml": `[package]
name = "serde-contender"
version = "0.0.0"
edition = "2024"
publish = false

[lib]
crate-type = ["cdylib"]

[dependencies]
indexmap = { version = "2", features = ["serde"] }
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip", "preserve_order"] }
serde-wasm-bindgen = "0.6.5"
wasm-bindgen = "=${version}"
`,
  "contender/src/lib.rs": source,
  "glue/Cargo.toml": `[package]
name = "glue"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
wasm-bindgen-cli-support = "=${version}"
`,
  "glue/src/main.rs": `fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(&arguments[0]).web(true).unwrap().typescript(false).out_name("serde");
    bindgen.generate(&arguments[1]).unwrap();
}
`,
});
