/** The names of all views, in the navigation's order. */
export const VIEWS = [
  "Map",
  "Vehicles",
  "Silent devices",
  "Auxiliary equipment",
  "Equipment",
  "Events",
  "Inspector",
  "Speed",
];

/** The same in French. */
export const VUES = [
  "Carte",
  "Véhicules",
  "Appareils silencieux",
  "Équipements auxiliaires",
  "Matériel",
  "Événements",
  "Inspecteur",
  "Vitesse",
];
