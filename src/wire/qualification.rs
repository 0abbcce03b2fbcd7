//! Why a device is silent, as a user has stated it.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::MailGroup;
use crate::wire::person::User;
use crate::wire::vehicle::VehicleLight;

/// The reason given for a device's silence, by whom, and for which vehicle.
#[wire]
pub struct VehicleQualification {
    /// The reason.
    pub qualificationNCDTO: QualificationReason,
    /// When and with which comment it was given.
    pub qualificationNCVehiculeEnginLightDTO: Qualification,
    /// Who gave it.
    pub utilisateurLightDTO: User,
    /// The vehicle it was given for.
    pub vehicle: VehicleLight,
}

/// A reason for a device's silence, from the client's list.
#[wire]
pub struct QualificationReason {
    /// Whether the reason takes a date of silence.
    pub dateNcEnabled: bool,
    /// Identifier of the reason.
    pub id: Integer,
    /// Label of the reason.
    pub libelle: String,
    /// Who is written to.
    pub mailGroupNC: MailGroup,
}

/// A reason, as given at a time.
#[wire]
pub struct Qualification {
    /// The user's comment.
    pub commentaire: String,
    /// Until when the reason holds.
    pub dateFin: DateTime,
    /// When the reason was given.
    pub dateQualification: DateTime,
    /// Identifier of the qualification.
    pub id: Integer,
}
