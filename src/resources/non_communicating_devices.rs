//! `GET noncommunicant/list`: the devices that have stopped communicating, and why.

use ocean_fleet_engine::definition::{AnswerDef, DateTime, Integer, IntegerOrString, ModelType, Number, Records};
use ocean_fleet_macros::model;

use super::parameters::CUSTOMER_ID;
use super::{Endpoint, Method, Place, ResourceDef};
use crate::models::{Client, Device, Energy, Entity, EventSummary, IdentifiedDriver, LastPosition, Sim};
use crate::wire::enumerations::VehicleCategory;
use crate::wire::non_communicating_device::NonCommunicatingDeviceRecord;

/// A record of the answer.
pub(super) type Record = NonCommunicatingDeviceRecord;

/// The endpoint.
pub static RESOURCE: ResourceDef<AnswerDef> = ResourceDef::new(Endpoint {
    name: "nonCommunicatingDevices",
    method: Method::Get,
    path: "noncommunicant/list",
    parameters: &[CUSTOMER_ID],
    rules: &[],
    answer: AnswerDef { records: Records::List, record: Record::DEF, model: NonCommunicatingDevice::DEF },
    doc: "The devices that have stopped communicating, with the reason a user has given for it.",
    page: "Non-Communicating Devices",
    key: "device.id",
    place: Place::Group("position"),
});

/// A device that has stopped communicating: where it is, who drives it, what it last said and why it is silent.
#[model]
pub struct NonCommunicatingDevice {
    /// Identifier of the record.
    #[from(detailedBoxDTO.id)]
    pub id: Integer,
    /// Days without communication.
    #[from(ongletPositionVehicleDTO.nbDaysInNC)]
    pub days_silent: Integer,
    /// When the device was installed.
    #[from(boxInstallationInfo.installationDate)]
    pub installed_at: DateTime,
    /// When the device last communicated.
    #[from(boxInstallationInfo.lastCommunicatingDate)]
    pub last_communication_at: DateTime,
    /// Whether the device has communicated at least once.
    #[from(boxInstallationInfo.hasCommunicatedAtLeastOnce)]
    pub has_communicated: bool,
    /// Whether the device has never communicated; the vendor states both.
    #[from(boxInstallationInfo.hasNeverCommunicated)]
    pub has_never_communicated: bool,
    /// Odometer of the vehicle. The vendor states no unit.
    #[from(ongletPositionVehicleDTO.compteur)]
    pub odometer: Number,
    /// The device itself.
    #[group(detailedBoxDTO)]
    pub device: Device,
    /// The device's SIM card.
    #[group(detailedBoxDTO)]
    pub sim: Sim,
    /// The vehicle that carries the device.
    #[group]
    pub vehicle: DeviceVehicle,
    /// The client the device belongs to.
    #[group(detailedBoxDTO.client)]
    pub client: Client,
    /// The entity the vehicle belongs to.
    #[group(ongletPositionVehicleDTO.entiteVehicle)]
    pub entity: Entity,
    /// Where the vehicle was last seen.
    #[group(ongletPositionVehicleDTO)]
    pub position: LastPosition,
    /// Who was driving.
    #[group(ongletPositionVehicleDTO.individu)]
    pub driver: IdentifiedDriver,
    /// What was left of fuel or battery.
    #[group(ongletPositionVehicleDTO.energyLevel)]
    pub energy: Energy,
    /// The last event of the vehicle.
    #[group(ongletPositionVehicleDTO.lastUnifiedEvent)]
    pub last_event: EventSummary,
    /// The reason a user has given for the silence.
    #[group(qualificationNCVehiculeDTO)]
    pub qualification: Qualification,
}

/// The vehicle that carries a device.
#[model]
pub struct DeviceVehicle {
    /// Vehicle identifier.
    #[from(detailedBoxDTO.currentVehicule.id, ongletPositionVehicleDTO.vehicle.id)]
    pub id: Integer,
    /// Registration: what the number plate says.
    #[from(detailedBoxDTO.currentVehicule.immatriculation, ongletPositionVehicleDTO.vehicle.immatriculation)]
    pub registration: String,
    /// VIN: vehicle identification number, 17 characters.
    #[from(detailedBoxDTO.currentVehicule.vin, ongletPositionVehicleDTO.vin)]
    pub vin: String,
    /// Make.
    #[from(detailedBoxDTO.currentVehicule.marque, ongletPositionVehicleDTO.vehicle.marque)]
    pub make: String,
    /// Model.
    #[from(detailedBoxDTO.currentVehicule.modele, ongletPositionVehicleDTO.vehicle.modele)]
    pub model: String,
    /// Category of vehicle or machine.
    #[from(detailedBoxDTO.currentVehicule.categorie, ongletPositionVehicleDTO.vehicle.categorie)]
    pub category: VehicleCategory,
    /// Type of vehicle or machine, as the client names it.
    #[from(
        detailedBoxDTO.currentVehicule.libelleTypeAsset.libelle,
        ongletPositionVehicleDTO.vehicle.libelleTypeAsset.libelle
    )]
    pub asset_type: String,
    /// Number of the vehicle in the client's fleet.
    #[from(detailedBoxDTO.currentVehicule.numeroParc, ongletPositionVehicleDTO.vehicle.numeroParc)]
    pub fleet_number: String,
    /// Serial number of the vehicle or machine.
    #[from(detailedBoxDTO.currentVehicule.numeroSerie, ongletPositionVehicleDTO.vehicle.numeroSerie)]
    pub serial_number: String,
    /// Name: the vendor's description of the vehicle.
    #[from(detailedBoxDTO.currentVehicule.description, ongletPositionVehicleDTO.vehicle.description)]
    pub name: String,
    /// Colour.
    #[from(detailedBoxDTO.currentVehicule.couleur, ongletPositionVehicleDTO.vehicle.couleur)]
    pub colour: String,
    /// Whether the privacy mode is enabled.
    #[from(detailedBoxDTO.currentVehicule.privacyEnabled, ongletPositionVehicleDTO.vehicle.privacyEnabled)]
    pub is_privacy_enabled: bool,
    /// The group of vehicles it belongs to.
    #[from(ongletPositionVehicleDTO.group.descriptionGrp)]
    pub group_name: String,
}

/// Why a device is silent, as a user has stated it.
#[model]
pub struct Qualification {
    /// Identifier of the statement.
    #[from(qualificationNCVehiculeEnginLightDTO.id)]
    pub id: Integer,
    /// Identifier of the reason in the client's list.
    #[from(qualificationNCDTO.id)]
    pub label_id: Integer,
    /// The reason, in words.
    #[from(qualificationNCDTO.libelle)]
    pub label: String,
    /// The user's comment.
    #[from(qualificationNCVehiculeEnginLightDTO.commentaire)]
    pub comment: String,
    /// When the reason was given.
    #[from(qualificationNCVehiculeEnginLightDTO.dateQualification)]
    pub since: DateTime,
    /// Until when the reason holds.
    #[from(qualificationNCVehiculeEnginLightDTO.dateFin)]
    pub until: DateTime,
    /// Identifier of the user: a number or text.
    #[from(utilisateurLightDTO.id)]
    pub user_id: IntegerOrString,
    /// Login of the user.
    #[from(utilisateurLightDTO.loginUti)]
    pub user_login: String,
    /// First name of the user.
    #[from(utilisateurLightDTO.prenomUti, utilisateurLightDTO.individu.prenomInd)]
    pub user_first_name: String,
    /// Last name of the user.
    #[from(utilisateurLightDTO.nomUti, utilisateurLightDTO.individu.nomInd)]
    pub user_last_name: String,
}
