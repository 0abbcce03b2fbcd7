/**
 * Free text as people type it into the platform: accents, both kinds of apostrophe, quotes, line breaks, a backslash
 * and a sign outside the basic plane, because each of them is a case of its own for whoever reads JSON.
 */

/** Why a device is silent, as a user would note it. */
export const REMARKS = [
  "Véhicule immobilisé au garage depuis l’accident, expertise en cours.",
  "Boîtier débranché lors d'une intervention sur le faisceau.",
  'Le conducteur signale : "plus de voyant vert depuis l\'hiver".',
  "Stationné au sous-sol, pas de réseau GSM.\nÀ sortir avant vendredi.",
  "Véhicule restitué au loueur ; désinstallation à prévoir.",
  "Batterie déposée pour l’hivernage, remise en route au printemps.",
  "Vol déclaré le 3 décembre, dépôt de plainte n° 2025/4471.",
  "Changement d’alternateur prévu — rappeler l’atelier à partir de 14 h.",
  "En attente d'une pièce :\r\n\t- antenne GPS\r\n\t- connecteur OBD",
  "Zone blanche (chantier de Saint-Véran), retour prévu sous 3 semaines.",
  "Coût estimé : 180 € HT, devis accepté « bon pour accord ».",
  "Photo déposée sous \\\\serveur\\parc\\photos 📷",
] as const;

/** The reasons a platform offers for a silent device. */
export const REASONS = [
  "Véhicule au garage",
  "Véhicule accidenté",
  "Véhicule vendu",
  "Boîtier à remplacer",
  "Parking souterrain",
  "Hivernage",
  "Véhicule volé",
  "Désinstallation en cours",
] as const;

/** What a vehicle is used for. */
export const USES = [
  "Camionnette d’astreinte",
  "Véhicule d'atelier",
  "Relève des compteurs d’eau",
  "Livraisons « dernier kilomètre »",
  "Entretien des espaces verts",
  "Équipe fibre n° 3",
  "Véhicule de pool",
  "Transport d’engins",
] as const;

/** How to recognise a vehicle. */
export const MARKS = [
  "Rayure sur l'aile arrière gauche",
  "Galerie de toit et porte-échelle",
  'Autocollant "Conduite accompagnée"',
  "Gyrophare orange, bandes réfléchissantes",
  "Attelage 2,5 t",
] as const;

/** Colours of coachwork. */
export const COLOURS = ["Blanc", "Gris métallisé", "Bleu nuit", "Rouge", "Jaune", "Vert d’eau", "Noir"] as const;

/** What a sensor on an auxiliary input can be wired to. */
export const AUXILIARY_EQUIPMENT = [
  { code: "PDF", label: "Prise de force" },
  { code: "GYRO", label: "Gyrophare" },
  { code: "PORTE", label: "Porte latérale" },
  { code: "BRAS", label: "Bras hydraulique" },
  { code: "FROID", label: "Groupe froid à l’arrêt" },
  { code: "HAYON", label: "Hayon élévateur" },
] as const;
