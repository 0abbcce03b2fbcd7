//! The telematics device on board, and what it is made of.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::wire;

/// A telematics device.
#[wire]
pub struct Device {
    /// AD of the device; APC on the obsolete BBOXv1. At most 50 characters.
    pub adBoi: String,
    /// Comment on the device.
    pub commentaireBoi: String,
    /// GSM number of the device.
    pub coreGsmBoi: String,
    /// When the warranty starts.
    pub debutGarantie: DateTime,
    /// When the warranty ends.
    pub finGarantie: DateTime,
    /// Device identifier.
    pub id: Integer,
    /// Identifier of the device's status.
    pub idEtatBoitier: Integer,
    /// IMEI: 15 digits.
    pub imeiBoi: String,
    /// Serial number of the device. At most 50 characters.
    pub numeroSerieBoi: String,
    /// The device's other serial number, “SN”. At most 30 characters.
    pub sn: String,
}

/// A release of a device's hardware.
#[wire]
pub struct HardwareRelease {
    /// Code of the release.
    pub code: String,
    /// Identifier of the release.
    pub id: Integer,
}

/// A version of a device's firmware.
#[wire]
pub struct FirmwareVersion {
    /// Identifier of the version.
    pub id: Integer,
    /// The version.
    pub version: String,
}

/// An entry of one of the vendor's catalogues: a supplier, a type of device.
#[wire]
pub struct CatalogEntry {
    /// Code of the entry.
    pub code: String,
    /// Description of the entry.
    pub description: String,
    /// Identifier of the entry.
    pub id: Integer,
}

/// Where a device is physically kept.
#[wire]
pub struct StorageLocation {
    /// Code of the location.
    pub codeEmp: String,
    /// Description of the location.
    pub descriptionEmp: String,
    /// Identifier of the location.
    pub id: Integer,
}
