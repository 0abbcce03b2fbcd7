//! The vendor's customer. Starts at the wire's `Client`.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::model;

/// A customer of the vendor.
#[model]
pub struct Client {
    /// Client identifier: the `customerId` of a request.
    #[from(id)]
    pub id: Integer,
    /// Client name.
    #[from(nom)]
    pub name: String,
}
