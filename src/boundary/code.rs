//! The kinds of errors.

use serde::{Serialize, Serializer};

/// Declares the codes and their meanings, once for both Rust and TypeScript.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What kind of error it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, as JavaScript knows it, with its meaning.
            pub const ALL: &'static [(&'static str, &'static str)] = &[$(($text, concat!($($doc),+)),)+];

            /// The code as JavaScript knows it.
            pub(crate) const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

codes! {
    /// A call before `init()` has resolved, or after `free()`.
    NotInitialized = "not-initialized",
    /// The WebAssembly module could not be loaded.
    WasmLoad = "wasm-load",
    /// An option is not valid.
    InvalidOptions = "invalid-options",
    /// A parameter is not valid; nothing was sent.
    InvalidParams = "invalid-params",
    /// Nobody is signed in, or the server refuses the login or the token (401).
    Unauthenticated = "unauthenticated",
    /// The user may not access it (403).
    Forbidden = "forbidden",
    /// There is no such thing (404).
    NotFound = "not-found",
    /// The server refuses the request (400, 422), or it is too long (414, 431): ask in portions.
    BadRequest = "bad-request",
    /// Too many requests (429).
    RateLimited = "rate-limited",
    /// The server failed (5xx).
    Server = "server",
    /// A status that the API does not document.
    UnexpectedStatus = "unexpected-status",
    /// The server could not be reached, or the transfer was cut; CORS may hide the cause.
    Network = "network",
    /// Nothing came for too long (also 408).
    Timeout = "timeout",
    /// The answer is not JSON, ends too soon, or is nested too deeply.
    MalformedJson = "malformed-json",
    /// The answer holds values that are not what is documented: see `issues`.
    InvalidResponse = "invalid-response",
    /// The answer, or a record in it, is larger than allowed.
    TooLarge = "too-large",
    /// A fault of this library; the client stays usable.
    Internal = "internal",
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
