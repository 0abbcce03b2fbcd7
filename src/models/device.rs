//! The telematics device and its SIM card. They start at the wire's `DetailedDevice`; the summary, at its `Device`.

use ocean_fleet_engine::definition::{DateTime, Integer};
use ocean_fleet_macros::model;

/// A telematics device.
#[model]
pub struct Device {
    /// Device identifier.
    #[from(box.id)]
    pub id: Integer,
    /// Serial number, as printed on the device.
    #[from(box.numeroSerieBoi)]
    pub serial_number: String,
    /// The device's other serial number, which the vendor calls “SN”.
    #[from(box.sn)]
    pub alternate_serial_number: String,
    /// IMEI: the 15 digits by which mobile networks know the device.
    #[from(box.imeiBoi)]
    pub imei: String,
    /// AD of the device; APC on the obsolete BBOXv1.
    #[from(box.adBoi)]
    pub ad: String,
    /// GSM number of the device.
    #[from(box.coreGsmBoi)]
    pub phone: String,
    /// Code of the type of device.
    #[from(typeBoitier.code)]
    pub type_code: String,
    /// Description of the type of device.
    #[from(typeBoitier.description)]
    pub type_description: String,
    /// Release of the hardware.
    #[from(releaseHard.code)]
    pub hardware_release: String,
    /// Version of the firmware.
    #[from(versionSoft.version)]
    pub firmware_version: String,
    /// Identifier of the device's status.
    #[from(box.idEtatBoitier)]
    pub status_id: Integer,
    /// Comment on the device.
    #[from(box.commentaireBoi)]
    pub comment: String,
    /// When the warranty starts.
    #[from(box.debutGarantie)]
    pub warranty_starts_at: DateTime,
    /// When the warranty ends.
    #[from(box.finGarantie)]
    pub warranty_ends_at: DateTime,
}

/// The SIM card of a device.
#[model]
pub struct Sim {
    /// ICCID: the serial number of the card.
    #[from(sim.iccid)]
    pub iccid: String,
    /// The mobile operator.
    #[from(operateurSim)]
    pub operator: String,
    /// Phone number of the card.
    #[from(phoneSim)]
    pub phone: String,
    /// Whether the card is out of service.
    #[from(sim.simHs)]
    pub is_out_of_service: bool,
}

/// A telematics device in short.
#[model]
pub struct DeviceSummary {
    /// Device identifier.
    #[from(id)]
    pub id: Integer,
    /// Serial number, as printed on the device.
    #[from(numeroSerieBoi)]
    pub serial_number: String,
    /// The device's other serial number, which the vendor calls “SN”.
    #[from(sn)]
    pub alternate_serial_number: String,
    /// IMEI: the 15 digits by which mobile networks know the device.
    #[from(imeiBoi)]
    pub imei: String,
    /// AD of the device; APC on the obsolete BBOXv1.
    #[from(adBoi)]
    pub ad: String,
    /// GSM number of the device.
    #[from(coreGsmBoi)]
    pub phone: String,
    /// Identifier of the device's status.
    #[from(idEtatBoitier)]
    pub status_id: Integer,
    /// Comment on the device.
    #[from(commentaireBoi)]
    pub comment: String,
    /// When the warranty starts.
    #[from(debutGarantie)]
    pub warranty_starts_at: DateTime,
    /// When the warranty ends.
    #[from(finGarantie)]
    pub warranty_ends_at: DateTime,
}
