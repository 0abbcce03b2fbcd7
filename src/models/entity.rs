//! The unit a client's fleet is organised by. Starts at the wire's `EntityRecord` or `Entity`.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::model;

/// An organisational unit of a client.
#[model]
pub struct Entity {
    /// Entity identifier.
    #[from(id)]
    pub id: Integer,
    /// Entity name.
    #[from(nom)]
    pub name: String,
}
