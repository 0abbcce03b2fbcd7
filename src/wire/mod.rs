//! The vendor's objects, as they are on the wire: the vendor's keys, spelling and order, one file per noun.
//!
//! Every key may be `null` or missing. Where the vendor sends the same object in different extents, each extent is an
//! object of its own (`Vehicle`, `VehicleSummary`, `VehicleLight`); where two places hold the same keys, they share one.
//! TypeScript and OpenAPI know them by the Rust name with the suffix `Dto`.

pub mod address;
pub mod auxiliary_equipment;
pub mod client;
pub mod configuration;
pub mod coordinates;
pub mod device;
pub mod driver;
pub mod driver_assignment;
pub mod energy;
pub mod entity;
pub mod enumerations;
pub mod equipment;
pub mod event;
pub mod nearest_vehicle;
pub mod non_communicating_device;
pub mod person;
pub mod point_of_interest;
pub mod position;
pub mod qualification;
pub mod rental_contract;
pub mod sim;
pub mod tachograph;
pub mod trip;
pub mod vehicle;
pub mod vehicle_record;
