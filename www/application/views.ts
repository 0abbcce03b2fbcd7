import type { LucideProps } from "lucide-solid";
import Bell from "lucide-solid/icons/bell";
import Forklift from "lucide-solid/icons/forklift";
import Gauge from "lucide-solid/icons/gauge";
import MapIcon from "lucide-solid/icons/map";
import Package from "lucide-solid/icons/package";
import Radar from "lucide-solid/icons/radar";
import Truck from "lucide-solid/icons/truck";
import WifiOff from "lucide-solid/icons/wifi-off";
import { type Component, lazy } from "solid-js";
import { texts } from "../language/language.ts";

/** The names of the views, which are their headings and the navigation's links. */
export const viewNames = texts(
  {
    map: "Map",
    vehicles: "Vehicles",
    silentDevices: "Silent devices",
    auxiliaryEquipment: "Auxiliary equipment",
    equipment: "Equipment",
    events: "Events",
    inspector: "Inspector",
    speed: "Speed",
  },
  {
    map: "Carte",
    vehicles: "Véhicules",
    silentDevices: "Appareils silencieux",
    auxiliaryEquipment: "Équipements auxiliaires",
    equipment: "Matériel",
    events: "Événements",
    inspector: "Inspecteur",
    speed: "Vitesse",
  },
);

export interface View {
  readonly name: keyof ReturnType<typeof viewNames>;
  readonly path: string;
  readonly icon: Component<LucideProps>;
  readonly component: Component;
}

/** All views, in the navigation's order. Each is loaded when it is first opened. */
export const views: readonly View[] = [
  { name: "map", path: "/map", icon: MapIcon, component: lazy(() => import("../views/map/view.tsx")) },
  { name: "vehicles", path: "/vehicles", icon: Truck, component: lazy(() => import("../views/vehicles/view.tsx")) },
  {
    name: "silentDevices",
    path: "/silent-devices",
    icon: WifiOff,
    component: lazy(() => import("../views/silent-devices/view.tsx")),
  },
  {
    name: "auxiliaryEquipment",
    path: "/auxiliary-equipment",
    icon: Forklift,
    component: lazy(() => import("../views/auxiliary-equipment/view.tsx")),
  },
  {
    name: "equipment",
    path: "/equipment",
    icon: Package,
    component: lazy(() => import("../views/equipment/view.tsx")),
  },
  { name: "events", path: "/events", icon: Bell, component: lazy(() => import("../views/events/view.tsx")) },
  { name: "inspector", path: "/inspector", icon: Radar, component: lazy(() => import("../views/inspector/view.tsx")) },
  { name: "speed", path: "/speed", icon: Gauge, component: lazy(() => import("../views/speed/view.tsx")) },
];
