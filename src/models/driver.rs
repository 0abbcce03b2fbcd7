//! Drivers: the one a vehicle is assigned to, and the one who has identified himself or herself on board.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::model;

/// A driver.
#[model]
pub struct Driver {
    /// Driver identifier.
    #[from(id)]
    pub id: Integer,
    /// Form of address: 1 Mr, 2 Mrs, 3 Miss.
    #[from(idCivilite)]
    pub title_id: Integer,
    /// First name.
    #[from(prenomInd)]
    pub first_name: String,
    /// Last name.
    #[from(nomInd)]
    pub last_name: String,
    /// Initials.
    #[from(initialesInd)]
    pub initials: String,
    /// Email address.
    #[from(email)]
    pub email: String,
    /// Mobile phone number.
    #[from(gsm)]
    pub phone: String,
    /// Employee number.
    #[from(matriculeInd)]
    pub employee_number: String,
}

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
