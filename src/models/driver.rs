//! The driver who has identified himself or herself on board. Starts at the wire's `DriverIdentification`.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::model;

/// A driver, as identified on board.
#[model]
pub struct IdentifiedDriver {
    /// Driver identifier.
    #[from(individu.id)]
    pub id: Integer,
    /// First name.
    #[from(individu.prenomInd)]
    pub first_name: String,
    /// Last name.
    #[from(individu.nomInd)]
    pub last_name: String,
    /// Email address.
    #[from(individu.email)]
    pub email: String,
    /// Mobile phone number.
    #[from(individu.gsm)]
    pub phone: String,
    /// Employee number.
    #[from(individu.matriculeInd)]
    pub employee_number: String,
    /// Number of the badge or key the driver has identified with.
    #[from(dispositif.numeroCompletDid, dispositif.numeroDid)]
    pub badge_number: String,
}
