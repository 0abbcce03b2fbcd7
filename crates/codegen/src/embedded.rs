//! The module as text, for the entry points of the package that have it built in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use zopfli::{Format, Options};

/// Writes a TypeScript module that exports the WebAssembly module, deflated and in base64.
///
/// Base64 makes it a third larger, but compressed again on its way it takes hardly more than its bytes. Zopfli takes 5 %
/// off what zlib makes of them.
pub(crate) fn write(wasm: &Path, file: &Path) -> Result<()> {
    let module = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut deflated = Vec::new();
    zopfli::compress(Options::default(), Format::Zlib, module.as_slice(), &mut deflated)?;
    let text = BASE64_STANDARD.encode(deflated);
    super::write(file, &format!("// The module, deflated, in base64.\nexport default \"{text}\";\n"))
}
