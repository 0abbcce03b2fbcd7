//! HTTP, the only user of gloo-net: one request out, one answer in, its body piece by piece.

mod body;
mod cancellation;
mod outgoing;
mod response;
mod timer;
mod unfinished;

pub(crate) use body::Body;
pub(crate) use cancellation::{Attempt, Cancellation, Latch};
pub(crate) use outgoing::Outgoing;
pub(crate) use response::{Response, send};
pub(crate) use timer::now;
