import type { LatestEvent } from "ocean-fleet/worker";
import type { Tone } from "../../components/table/badge.tsx";
import { texts } from "../../language/language.ts";

/** A kind of event that can be followed. */
export interface Kind {
  /** What the request takes as an event code. */
  readonly code: number;
  readonly name: keyof ReturnType<typeof kindNames>;
  readonly tone: Tone;
  /** What `type` says of it; the others are told apart by their number only. */
  readonly type?: LatestEvent["type"];
}

export const kindNames = texts(
  {
    start: "Start",
    stop: "Stop",
    badge: "Driver’s badge",
    powerCut: "Power cut",
    lowBattery: "Low battery",
    gpsLost: "GPS lost",
  },
  {
    start: "Démarrage",
    stop: "Arrêt",
    badge: "Badge chauffeur",
    powerCut: "Coupure d’alimentation",
    lowBattery: "Batterie faible",
    gpsLost: "Perte du GPS",
  },
);

export const KINDS: readonly Kind[] = [
  { code: 1, name: "start", tone: "good", type: "DEMARRAGE" },
  { code: 2, name: "stop", tone: "plain", type: "ARRET" },
  { code: 7, name: "badge", tone: "plain", type: "BADGEAGE_CHAUFFEUR" },
  { code: 31, name: "powerCut", tone: "critical" },
  { code: 32, name: "lowBattery", tone: "caution" },
  { code: 40, name: "gpsLost", tone: "caution" },
];

/** The kind of an event, if it is one of ours. */
export function kindOf({ definition, type }: Pick<LatestEvent, "definition" | "type">): Kind | undefined {
  return KINDS.find((kind) => kind.code === definition?.number || (kind.type !== undefined && kind.type === type));
}
