/** The fields of the objects in this folder whose text is one of a few values. */
export const ENUMERATED_FIELDS = [
  "activiteConducteur1",
  "activiteConducteur2",
  "apcMode",
  "boxCapabilities",
  "categorie",
  "categorieVehiculeEcoConduite",
  "energy",
  "etatEcoConduite",
  "etatMobile",
  "eventState",
  "groupingPeriod",
  "immobilisationState",
  "mailGroupNC",
  "mapProvider",
  "modeAffectationEtape",
  "odirectMode",
  "statutAffectation",
  "temporalType",
  "type",
  "typeAffectationEtape",
  "typeCharge",
  "typeEvenement",
  "typeMotorisation",
  "typeObjet",
  "typeStock",
  "unit",
  "utilisateurType",
];

/** The objects in this folder whose keys are data. */
export const MAP_FIELDS = ["durationMap", "extendedDataMap", "psValues"];
