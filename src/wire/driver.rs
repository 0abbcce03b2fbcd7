//! Who drives: a driver, the badge that told so, and the task under way.

use ocean_fleet_engine::definition::{DateTime, Integer, Number};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::{RouteStepAssignmentMode, RouteStepAssignmentType};
use crate::wire::person::Person;

/// A driver, as identified on board.
#[wire]
pub struct DriverIdentification {
    /// The step of a route the driver is assigned to.
    pub affectedEtape: RouteStep,
    /// The badge the driver has shown.
    pub dispositif: Badge,
    /// Identifier of the identification.
    pub id: Integer,
    /// Whether the driver's identification is enabled.
    pub identEnabled: bool,
    /// The driver.
    pub individu: Person,
    /// Number of the badge, in its long form.
    pub ndidLong: String,
    /// Whether the identification is relevant.
    pub relevant: bool,
}

/// A step of a route, as assigned to a driver.
#[wire]
pub struct RouteStep {
    /// Operator code.
    pub codeExploitant: String,
    /// When the assignment was created.
    pub creation: DateTime,
    /// When the step begins.
    pub debut: DateTime,
    /// Identifier of the step.
    pub idEtape: Integer,
    /// How the step was assigned.
    pub modeAffectationEtape: RouteStepAssignmentMode,
    /// Number of the driver's badge.
    pub ndid: String,
    /// On-board number of the vehicle.
    pub numeroEmbarque: Integer,
    /// To whom the step was assigned.
    pub typeAffectationEtape: RouteStepAssignmentType,
}

/// What a driver identifies with: a badge or key.
#[wire]
pub struct Badge {
    /// Colour of the badge, as a number.
    pub color: Number,
    /// Identifier of the badge.
    pub id: Integer,
    /// Client identifier.
    pub idClient: Integer,
    /// Identifier of the type of badge.
    pub idTypeDispositifIdentifiant: Integer,
    /// Number of the client's key.
    pub numeroCleClient: Integer,
    /// Full number of the badge.
    pub numeroCompletDid: String,
    /// Number of the badge.
    pub numeroDid: String,
}
