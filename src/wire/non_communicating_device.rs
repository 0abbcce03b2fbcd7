//! The non-communicating devices' record: a device, its installation, its last position, and why it is silent.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

use crate::wire::client::{Client, Distributor, Order};
use crate::wire::configuration::ConfigurationAssignment;
use crate::wire::device::{CatalogEntry, Device, FirmwareVersion, HardwareRelease, StorageLocation};
use crate::wire::enumerations::StockType;
use crate::wire::position::VehiclePosition;
use crate::wire::qualification::VehicleQualification;
use crate::wire::sim::Sim;
use crate::wire::vehicle::Vehicle;

/// One record of `noncommunicant/list`: a device that has stopped communicating.
#[wire]
pub struct NonCommunicatingDeviceRecord {
    /// When the device was installed, and whether it has communicated since.
    pub boxInstallationInfo: InstallationInfo,
    /// The device, its SIM card, its client and the vehicle that carries it.
    pub detailedBoxDTO: DetailedDevice,
    /// The last position known, with driver, energy and last events.
    pub ongletPositionVehicleDTO: VehiclePosition,
    /// The reason a user has given for the silence.
    pub qualificationNCVehiculeDTO: VehicleQualification,
}

/// When a device was installed, and whether it has communicated since.
#[wire]
pub struct InstallationInfo {
    /// Whether the device has communicated at least once.
    pub hasCommunicatedAtLeastOnce: bool,
    /// Whether the device has never communicated.
    pub hasNeverCommunicated: bool,
    /// When the device was installed.
    pub installationDate: DateTime,
    /// When the device last communicated.
    pub lastCommunicatingDate: DateTime,
}

/// A device with everything that belongs to it.
#[wire]
pub struct DetailedDevice {
    /// The set of configurations assigned to the device.
    pub affectationVehiculeBoitierConfigSet: ConfigurationAssignment,
    /// The device itself.
    pub r#box: Device,
    /// The client the device belongs to.
    pub client: Client,
    /// The order the device was delivered with.
    pub commande: Order,
    /// Where the device is physically kept.
    pub currentEmplacementPhysique: StorageLocation,
    /// The vehicle that carries the device.
    pub currentVehicule: Vehicle,
    /// The distributor of the device.
    pub distributeur: Distributor,
    /// The supplier of the device.
    pub fournisseur: CatalogEntry,
    /// Identifier of the record.
    pub id: Integer,
    /// Operator of the SIM card.
    pub operateurSim: String,
    /// Phone number of the SIM card.
    pub phoneSim: String,
    /// The release of the device's hardware.
    pub releaseHard: HardwareRelease,
    /// The SIM card.
    pub sim: Sim,
    /// The type of device.
    pub typeBoitier: CatalogEntry,
    /// The kind of stock the device is in.
    pub typeStock: StockType,
    /// The version of the device's firmware.
    pub versionSoft: FirmwareVersion,
}
