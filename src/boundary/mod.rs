//! Everything that touches JavaScript, following the data:
//! - `client`: what JavaScript calls, with the [`options`] it takes and the `params` of requests;
//! - `request`: one request for a resource, with its turn (`queue`) and its token (`session`);
//! - `watch`: what a watch remembers from one request to the next;
//! - `attempts`: when a request or a sign-in is retried, by the rules of `retry`;
//! - `http`: the network; the only user of gloo-net;
//! - `answer`: the engine, which turns bytes into tables of cells, as JavaScript calls it;
//! - [`outgoing`] and [`error`], with its [`code`]: what JavaScript gets besides records; `hooks` pass it to the application;
//! - `object` and `value`: what JavaScript passes in.

mod answer;
mod attempts;
mod base_url;
mod client;
pub mod code;
mod context;
pub mod error;
mod hooks;
mod http;
mod object;
pub mod options;
pub mod outgoing;
mod params;
mod queue;
mod request;
mod retry;
mod session;
mod settings;
mod value;
mod watch;

use tsify::Tsify as _;

pub use answer::{Decoder, Sink, sample_of};
pub use client::Client;
pub use watch::{Memory, interval_of};

/// The TypeScript of what an application passes in.
pub const INCOMING: &[&str] = &[
    options::ClientOptions::TYPESCRIPT,
    options::Credentials::TYPESCRIPT,
    options::DecodeOptions::TYPESCRIPT,
    options::Limits::TYPESCRIPT,
    options::Polling::TYPESCRIPT,
    options::RequestOptions::TYPESCRIPT,
    options::ValidationOptions::TYPESCRIPT,
    options::WatchOptions::TYPESCRIPT,
];

/// The TypeScript of what an application gets besides records.
pub const OUTGOING: &[&str] = &[
    outgoing::Drift::DECL,
    outgoing::Issue::DECL,
    outgoing::OceanErrorDetails::DECL,
    outgoing::Progress::DECL,
    outgoing::RequestEvent::DECL,
    outgoing::ResponseEvent::DECL,
    outgoing::RetryEvent::DECL,
    outgoing::Session::DECL,
];
