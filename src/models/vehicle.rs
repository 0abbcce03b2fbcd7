//! Which vehicle is meant, and in which group.

use ocean_fleet_engine::definition::Integer;
use ocean_fleet_macros::model;

use crate::wire::enumerations::{EngineType, VehicleCategory};

/// A vehicle in short.
#[model]
pub struct VehicleIdentity {
    /// Vehicle identifier.
    #[from(id)]
    pub id: Integer,
    /// Name: the vendor's description of the vehicle.
    #[from(description)]
    pub name: String,
    /// Category of vehicle or machine.
    #[from(categorie)]
    pub category: VehicleCategory,
    /// Identifier of the type of vehicle or machine.
    #[from(libelleTypeAsset.id)]
    pub asset_type_id: Integer,
    /// Type of vehicle or machine, as the client names it.
    #[from(libelleTypeAsset.libelle)]
    pub asset_type: String,
    /// Name of the type's icon.
    #[from(libelleTypeAsset.nomIcone)]
    pub asset_type_icon: String,
    /// Whether the vehicle runs on one energy or is a plug-in hybrid.
    #[from(typeMotorisation)]
    pub engine_type: EngineType,
    /// Whether the privacy mode is enabled.
    #[from(privacyEnabled)]
    pub is_privacy_enabled: bool,
}

/// A group of vehicles.
#[model]
pub struct VehicleGroup {
    /// Group identifier.
    #[from(id)]
    pub id: Integer,
    /// Name: the vendor's description of the group.
    #[from(descriptionGrp)]
    pub name: String,
}
