/**
 * The values that the vendor's pages show for each enumerated field. Where they show only one, the simulator sends that
 * one or null: an invented value would not test how anyone reads the pages.
 */

export type Category =
  | "UNDEFINED"
  | "VL"
  | "ALL"
  | "VUL"
  | "VU"
  | "PL"
  | "PELLE"
  | "TRCTP"
  | "COMPR"
  | "GROUP"
  | "MINIPE"
  | "CHELEVT"
  | "CHELEVE"
  | "FINISS"
  | "CHARGE"
  | "FOREUSE"
  | "CONT"
  | "BENNE"
  | "REMORQUE"
  | "AUTRE_MATERIEL"
  | "AUTRE_ENGIN"
  | "AUTRE_VEHICULE";

export const MOBILE_STATES = [
  "STOPPED",
  "STOP_ACTION",
  "TRAVELING",
  "WAITING",
  "START_ACTION",
  "ENGINE_UP",
  "UNDEFINED",
  "UNDEFINED_STATE",
  "OUT_OF_ORDER",
  "PRIVACY",
] as const;

export type MobileState = (typeof MOBILE_STATES)[number];

/** The names of the days, from Monday, as `groupingPeriod` gives a day of the current week. */
export const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

/** The past weeks of `groupingPeriod`, most recent first. */
export const PAST_WEEKS = ["LASTWEEK", "TWOWEEKS_AGO", "THREEWEEKS_AGO", "FOURWEEKS_AGO", "FIVEWEEKS_AGO"] as const;

/** The past months of `groupingPeriod`, most recent first. */
export const PAST_MONTHS = ["LAST_MONTH", "BEFORE_LAST_MONTH"] as const;

export const TEMPORAL_TYPES = ["PUNCTUAL", "OPEN", "CLOSED"] as const;

export const MAIL_GROUPS = ["NO_MAIL", "MAIL_TO_NC", "MAIL_TO_NC2"] as const;

export const USER_TYPES = [
  "CLASSIC",
  "SUPERUSER",
  "PRESTA",
  "INDIVIDUEL",
  "EBTP",
  "DISTRI",
  "SUPER_ADMIN",
  "ADMIN_MULTI_CLI",
  "DT_DEV",
  "DT_SUPPORT",
  "ADV",
  "ADV_MANAGER",
  "SC_CDC",
  "SC_INS",
  "SC_INS_MANAGER",
  "SC_PLAN",
  "SC_LOG",
] as const;

export const PLACE_TYPES = [
  "UNDEFINED",
  "OFFICE",
  "HOME",
  "PROVIDER",
  "CLIENT",
  "PROSPECT",
  "GAS_STATION",
  "RESTAURANT",
  "OTHER",
] as const;

export type PlaceType = (typeof PLACE_TYPES)[number];

export const BOX_CAPABILITIES = ["SEND_BATTERIE_FAIBLE"] as const;

export const CHARGE_TYPES = ["UNKNOWN", "CHARGE_10A", "CHARGE_16A", "FAST_CHARGE"] as const;

export type EcoCategory = "UL" | "U" | "CITADINE";

export type Motorisation = "MONO" | "HYBRIDE_RECHARGEABLE" | "UNDEFINED";
