//! People: drivers and users of the platform.

use ocean_fleet_engine::definition::{DateTime, Integer, IntegerOrString};
use ocean_fleet_macros::wire;

use crate::wire::enumerations::UserType;

/// A person, in general a driver.
#[wire]
pub struct Person {
    /// Email address.
    pub email: String,
    /// Mobile phone number.
    pub gsm: String,
    /// Identifier of the person.
    pub id: Integer,
    /// Form of address: 1 Mr, 2 Mrs, 3 Miss.
    pub idCivilite: Integer,
    /// Initials.
    pub initialesInd: String,
    /// Employee number.
    pub matriculeInd: String,
    /// Last name.
    pub nomInd: String,
    /// First name.
    pub prenomInd: String,
    /// Whether the person is deleted, the data being kept.
    pub suppressionLogique: bool,
}

/// A user of the platform.
#[wire]
pub struct User {
    /// Until when the account is valid.
    pub dateFinValidite: DateTime,
    /// Email address.
    pub emailUti: String,
    /// User identifier: the vendor's pages give it as a number and as text.
    pub id: IntegerOrString,
    /// The person behind the account.
    pub individu: Person,
    /// Login.
    pub loginUti: String,
    /// Last name.
    pub nomUti: String,
    /// First name.
    pub prenomUti: String,
    /// Whether the account is deleted, its data being kept.
    pub suppressionLogique: bool,
    /// The type of account.
    pub utilisateurType: UserType,
}
