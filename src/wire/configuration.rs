//! The configurations a device is given.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::AssignmentStatus;

/// A set of configurations, as assigned to a device for a time.
#[wire]
pub struct ConfigurationAssignment {
    /// The set.
    pub boitierConfigSetLightDTO: ConfigurationSet,
    /// When the device acknowledged the set.
    pub dateAck: DateTime,
    /// When the assignment starts.
    pub debut: DateTime,
    /// When the assignment ends.
    pub fin: DateTime,
    /// How far the assignment has come.
    pub statutAffectation: AssignmentStatus,
}

/// A set of device configurations.
#[wire]
pub struct ConfigurationSet {
    /// When the set was last changed.
    pub dateMaj: DateTime,
    /// Identifier of the set.
    pub id: Integer,
    /// Label of the set.
    pub libelleConfig: String,
    /// Rank of the set in lists.
    pub ordre: Integer,
}
