import type { Equipment } from "../fleet/equipment.ts";
import { BUTTON_MESSAGES } from "../fleet/phrases.ts";
import { Random } from "../random.ts";
import { commande } from "./box.ts";
import { BOX_CAPABILITIES } from "./enumerations.ts";
import { withGaps } from "./gaps.ts";
import { entite } from "./organisation.ts";

const SCENARIOS = [
  { code: "MOUVEMENT", i18nKey: "scenario.mouvement", id: 1 },
  { code: "APPEL_BOUTON", i18nKey: "scenario.appel.bouton", id: 2 },
  { code: "POSITION_JOURNALIERE", i18nKey: "scenario.position.journaliere", id: 3 },
] as const;

/** One element of `GET materiel/list`. */
export function equipmentRecord(seed: number, equipment: Equipment, customerId: number | null) {
  const random = new Random(seed, "equipment record", equipment.index);
  const { tag } = equipment;
  return withGaps(random, {
    boxCapabilities: tag === null ? [] : BOX_CAPABILITIES.filter(() => random.chance(0.8)),
    boxLightDTO: tag === null ? null : { id: 7_700_000 + equipment.index, numeroSerieBoi: tag },
    commandeDTO: tag === null ? null : random.maybe(0.8, () => commande(random)),
    entiteLightDTO: entite(equipment.entity),
    materiel: {
      description: equipment.name,
      id: equipment.id,
      marque: equipment.make,
      modele: equipment.model,
      reference: equipment.reference,
    },
    proprietesSpecifiquesDTO: random.maybe(0.7, () => ({
      id: random.id(),
      idClient: customerId ?? equipment.customer.id,
      idObjetRef: equipment.id,
      typeObjet: "CLIENT",
    })),
    trameDTO: tag === null ? null : trame(random),
  });
}

/** `trameDTO`: what makes the tag send, and what pressing its button means. */
function trame(random: Random) {
  return {
    id: random.id(),
    reason: random.maybe(0.8, () => random.pick(BUTTON_MESSAGES)),
    scenarioDTO: random.maybe(0.9, () => random.pick(SCENARIOS)),
    stateBoitier: random.chance(0.85),
  };
}
