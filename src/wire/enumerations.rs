//! The vendor's enumerations, with the values seen so far. All are open: another value is kept, and reported as drift.

use ocean_fleet_macros::wire;

/// Category of a vehicle or machine: `VL` car, `VUL` van, `VU` commercial vehicle, `PL` lorry, `TRCTP` works tractor, …
#[wire]
pub enum VehicleCategory {
    UNDEFINED,
    VL,
    ALL,
    VUL,
    VU,
    PL,
    PELLE,
    TRCTP,
    COMPR,
    GROUP,
    MINIPE,
    CHELEVT,
    CHELEVE,
    FINISS,
    CHARGE,
    FOREUSE,
    CONT,
    BENNE,
    REMORQUE,
    AUTRE_MATERIEL,
    AUTRE_ENGIN,
    AUTRE_VEHICULE,
}

/// Whether a vehicle runs on one energy or is a plug-in hybrid.
#[wire]
pub enum EngineType {
    MONO,
    HYBRIDE_RECHARGEABLE,
    UNDEFINED,
}

/// Category of a vehicle for the eco-driving scores.
#[wire]
pub enum EcoDrivingCategory {
    UL,
    U,
    CITADINE,
}

/// State of the eco-driving function.
#[wire]
pub enum EcoDrivingState {
    ACTIF,
}

/// How a vehicle's data reach the vendor.
#[wire]
pub enum OdirectMode {
    ODIRECT_UNIVERSEL,
}

/// APC mode of a device.
#[wire]
pub enum ApcMode {
    GPS,
}

/// Whether a vehicle is immobilized.
#[wire]
pub enum ImmobilizationState {
    LOCKED,
}

/// Type of a rental contract.
#[wire]
pub enum RentalType {
    INCONNU,
}

/// What a vehicle does on a trip: `D` starts, `T` waits, `R` travels, `A` stops.
#[wire]
pub enum TripState {
    D,
    T,
    R,
    A,
}

/// A step of a vehicle's day: `T` a trip, `A` a stop, as far as is known.
#[wire]
pub enum TripStepKind {
    T,
    A,
}

/// What is wrong with a step of a vehicle's day.
#[wire]
pub enum TripAnomaly {
    NONE,
}

/// By what a vehicle is driven.
#[wire]
pub enum EngineEnergyType {
    MONO_ELECTRIQUE,
}

/// Whether a vehicle or machine stands, drives or works.
#[wire]
pub enum MobileState {
    STOPPED,
    STOP_ACTION,
    TRAVELING,
    WAITING,
    START_ACTION,
    ENGINE_UP,
    UNDEFINED,
    UNDEFINED_STATE,
    OUT_OF_ORDER,
    PRIVACY,
}

/// How far an assignment to a device has come.
#[wire]
pub enum AssignmentStatus {
    ON_STANDBY,
}

/// Kind of stock a device is in.
#[wire]
pub enum StockType {
    UNDEFINED,
}

/// What a device is able to do: `SEND_BATTERIE_FAIBLE` report a low battery, …
#[wire]
pub enum DeviceCapability {
    SEND_BATTERIE_FAIBLE,
}

/// Whose maps are shown.
#[wire]
pub enum MapProvider {
    GOOGLE_MAP,
}

/// Kind of a point of interest.
#[wire]
pub enum PointOfInterestKind {
    UNDEFINED,
    OFFICE,
    HOME,
    PROVIDER,
    CLIENT,
    PROSPECT,
    GAS_STATION,
    RESTAURANT,
    OTHER,
}

/// Type of object that specific properties belong to.
#[wire]
pub enum ReferencedObjectType {
    CLIENT,
}

/// What a driver is doing, as the tachograph has it: `REPOS` rest, …
#[wire]
pub enum DriverActivity {
    REPOS,
}

/// Type of energy.
#[wire]
pub enum EnergyType {
    UNDEFINED,
}

/// Unit of a quantity.
#[wire]
pub enum Unit {
    HOUR,
}

/// How a battery is charged.
#[wire]
pub enum ChargeType {
    UNKNOWN,
    CHARGE_10A,
    CHARGE_16A,
    FAST_CHARGE,
}

/// How a step of a route was assigned.
#[wire]
pub enum RouteStepAssignmentMode {
    AUTO,
}

/// To whom a step of a route was assigned: `CHAUFFEUR` the driver, …
#[wire]
pub enum RouteStepAssignmentType {
    CHAUFFEUR,
}

/// Whether an event is a moment, under way or over.
#[wire]
pub enum EventState {
    PUNCTUAL,
    OPEN,
    CLOSED,
}

/// Kind of an event: `DEMARRAGE` start, `ARRET` stop, `BADGEAGE_CHAUFFEUR` a driver's badge, …
#[wire]
pub enum EventKind {
    UNDEFINED,
    DEMARRAGE,
    ARRET,
    BADGEAGE_CHAUFFEUR,
}

/// Period under which an event is listed.
#[wire]
pub enum GroupingPeriod {
    TODAY,
    YESTERDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    LASTWEEK,
    TWOWEEKS_AGO,
    THREEWEEKS_AGO,
    FOURWEEKS_AGO,
    FIVEWEEKS_AGO,
    LAST_MONTH,
    BEFORE_LAST_MONTH,
}

/// Who is written to about a silent device.
#[wire]
pub enum MailGroup {
    NO_MAIL,
    MAIL_TO_NC,
    MAIL_TO_NC2,
}

/// Type of a user's account.
#[wire]
pub enum UserType {
    CLASSIC,
    SUPERUSER,
    PRESTA,
    INDIVIDUEL,
    EBTP,
    DISTRI,
    SUPER_ADMIN,
    ADMIN_MULTI_CLI,
    DT_DEV,
    DT_SUPPORT,
    ADV,
    ADV_MANAGER,
    SC_CDC,
    SC_INS,
    SC_INS_MANAGER,
    SC_PLAN,
    SC_LOG,
}
