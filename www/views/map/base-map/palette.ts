export type Theme = "light" | "dark";

export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly builtUp: string;
  readonly coast: string;
  readonly border: string;
  readonly label: string;
  readonly labelHalo: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    water: "#c9dcea",
    land: "#f6f4ef",
    builtUp: "#e4e0d6",
    coast: "#a9c1d3",
    border: "#b3a9a0",
    label: "#4d5560",
    labelHalo: "#fbfaf7",
  },
  dark: {
    water: "#0d1722",
    land: "#1c2632",
    builtUp: "#2b3745",
    coast: "#2f4154",
    border: "#55647a",
    label: "#a9b6c6",
    labelHalo: "#141d28",
  },
};
