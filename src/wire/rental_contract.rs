//! The contracts by which vehicles are rented.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::wire;

use crate::wire::enumerations::RentalType;

/// One record of `contrat_location/contrats`: a contract by which a vehicle is rented.
#[wire]
pub struct RentalContractRecord {
    /// Identifier of the contract.
    pub id: Integer,
    /// Who rents the vehicle out.
    pub loueur: String,
    /// The agreed distance.
    pub nbKmPrevus: Integer,
    /// The agreed number of months.
    pub nbMoisPrevus: Integer,
    /// For how many months the vehicle has been in use.
    pub nbMoisUtilisation: Integer,
    /// The type of contract.
    pub typeLocation: RentalType,
    /// Identifier of the vehicle.
    pub vehicleId: Integer,
}
