//! The groups that the models of several resources share, one file per noun.
//!
//! A group's paths start at the wire object its doc comment names; a model places it with `#[group(path)]`.

mod client;
mod device;
mod driver;
mod energy;
mod entity;
mod event;
mod position;

pub use client::Client;
pub use device::{Device, Sim};
pub use driver::IdentifiedDriver;
pub use energy::Energy;
pub use entity::Entity;
pub use event::EventSummary;
pub use position::LastPosition;
