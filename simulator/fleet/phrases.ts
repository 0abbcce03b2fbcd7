/**
 * Free text as people type it into the platform: accents, both kinds of apostrophe, quotes, line breaks, a backslash
 * and a character outside the basic plane, because each is a separate case for a JSON reader.
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

/** Paint colours. */
export const COLOURS = ["Blanc", "Gris métallisé", "Bleu nuit", "Rouge", "Jaune", "Vert d’eau", "Noir"] as const;

/** What a sensor on an auxiliary input can be wired to. */
export const AUXILIARY_EQUIPMENT = [
  { id: 60, code: "PDF", label: "Prise de force" },
  { id: 61, code: "GYRO", label: "Gyrophare" },
  { id: 62, code: "PORTE", label: "Porte latérale" },
  { id: 63, code: "BRAS", label: "Bras hydraulique" },
  { id: 64, code: "FROID", label: "Groupe froid à l’arrêt" },
  { id: 65, code: "HAYON", label: "Hayon élévateur" },
] as const;

/** What a planned visit to the workshop is for. */
export const VISITS = [
  "Vidange et filtres",
  "Contrôle technique",
  "Pneus été / hiver",
  "Révision des 30 000 km",
  "VGP – vérification générale périodique",
  "Remplacement du kit d'embrayage",
] as const;

/** Tools and site equipment with a tag. */
export const TOOLS = [
  { name: "Groupe électrogène portable", make: "SDMO", model: "HX 6000" },
  { name: "Plaque vibrante", make: "Wacker Neuson", model: "DPU 4545" },
  { name: "Pompe de relevage", make: "Grundfos", model: "Unilift AP35" },
  { name: "Échafaudage roulant", make: "Layher", model: "Uni Standard P2" },
  { name: "Marteau-piqueur", make: "Bosch", model: "GSH 27 VC" },
  { name: 'Scie à sol Ø 18"', make: "Husqvarna", model: "FS 400 LV" },
  { name: "Touret de câble d’alimentation", make: "Nexans", model: "U-1000 R2V" },
  { name: "Barrière de chantier (lot de 20)", make: "Alphi", model: "BC 2 m" },
] as const;

/** What pressing the button of a tag means. */
export const BUTTON_MESSAGES = [
  "Matériel à récupérer",
  "Matériel en panne",
  "Besoin d’un réapprovisionnement",
  "Fin de chantier : prêt à l'enlèvement",
] as const;
