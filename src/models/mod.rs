//! The groups that the models of several resources share, one file per noun.
//!
//! A group's paths start at the wire object its doc comment names; a model places it with `#[group(path)]`.

mod client;
mod device;
mod driver;
mod energy;
mod entity;
mod equipment;
mod event;
mod position;
mod trip;
mod vehicle;

pub use client::Client;
pub use device::{Device, DeviceSummary, Sim};
pub use driver::{Driver, IdentifiedDriver};
pub use energy::Energy;
pub use entity::Entity;
pub use equipment::{EquipmentDevice, EquipmentIdentity};
pub use event::EventSummary;
pub use position::{LastPosition, Position};
pub use trip::{PlaceSummary, TripDriver, TripPosition};
pub use vehicle::{VehicleGroup, VehicleIdentity};
