import { texts } from "../../../language/language.ts";

export const mapTexts = texts(
  {
    title: "Map of the fleet. The Vehicles view shows the same as a table.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    resetBearing: "North up",
    attribution: "Sources of the map",
  },
  {
    title: "Carte de la flotte. La vue Véhicules présente les mêmes données sous forme de tableau.",
    zoomIn: "Zoom avant",
    zoomOut: "Zoom arrière",
    resetBearing: "Nord en haut",
    attribution: "Sources de la carte",
  },
);
