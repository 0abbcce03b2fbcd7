import type { Category, EcoCategory, Motorisation } from "../wire/enumerations.ts";

/** A make and model, and what follows from it. */
export interface Model {
  readonly make: string;
  readonly name: string;
  /** World manufacturer identifier: the first three characters of the VIN. */
  readonly manufacturerCode: string;
  readonly category: Category;
  readonly ecoCategory: EcoCategory | null;
  readonly motorisation: Motorisation;
  /** Whether it can be charged. */
  readonly electric: boolean;
}

/** The label, icon and rank with which the platform lists a category. The undefined category has none. */
export const ASSET_TYPES: Partial<Record<Category, { id: number; label: string; icon: string; order: number }>> = {
  VUL: { id: 11, label: "Véhicule utilitaire léger", icon: "ico_vul.png", order: 1 },
  VL: { id: 12, label: "Véhicule léger", icon: "ico_vl.png", order: 2 },
  PL: { id: 13, label: "Poids lourd", icon: "ico_pl.png", order: 3 },
  PELLE: { id: 21, label: "Pelle hydraulique", icon: "ico_pelle.png", order: 10 },
  MINIPE: { id: 22, label: "Mini-pelle", icon: "ico_minipelle.png", order: 11 },
  CHARGE: { id: 23, label: "Chargeuse", icon: "ico_chargeuse.png", order: 12 },
  CHELEVT: { id: 24, label: "Chariot élévateur télescopique", icon: "ico_chariot.png", order: 13 },
  COMPR: { id: 25, label: "Compresseur", icon: "ico_compresseur.png", order: 14 },
  GROUP: { id: 26, label: "Groupe électrogène", icon: "ico_groupe.png", order: 15 },
  BENNE: { id: 27, label: "Benne", icon: "ico_benne.png", order: 16 },
  TRCTP: { id: 29, label: "Tractopelle", icon: "ico_tractopelle.png", order: 18 },
  FINISS: { id: 30, label: "Finisseur", icon: "ico_finisseur.png", order: 19 },
  FOREUSE: { id: 31, label: "Foreuse", icon: "ico_foreuse.png", order: 20 },
  CONT: { id: 32, label: "Conteneur", icon: "ico_conteneur.png", order: 21 },
  REMORQUE: { id: 28, label: "Remorque", icon: "ico_remorque.png", order: 17 },
};

/** Vans and pick-ups: most of a service fleet. */
export const VANS: readonly Model[] = [
  road("Renault", "Kangoo Van", "VF1", "VUL", "UL"),
  road("Renault", "Trafic", "VF1", "VUL", "U"),
  road("Renault", "Master", "VF1", "VUL", "U"),
  electric("Renault", "Kangoo E-Tech", "VF1", "VUL", "UL", "MONO"),
  electric("Renault", "Master E-Tech", "VF1", "VUL", "U", "MONO"),
  road("Peugeot", "Partner", "VF3", "VUL", "UL"),
  road("Peugeot", "Expert", "VF3", "VUL", "U"),
  road("Peugeot", "Boxer", "VF3", "VUL", "U"),
  electric("Peugeot", "e-Partner", "VF3", "VUL", "UL", "MONO"),
  road("Citroën", "Berlingo Van", "VF7", "VUL", "UL"),
  road("Citroën", "Jumpy", "VF7", "VUL", "U"),
  road("Citroën", "Jumper", "VF7", "VUL", "U"),
  electric("Citroën", "ë-Jumpy", "VF7", "VUL", "U", "MONO"),
  road("Fiat", "Ducato", "ZFA", "VUL", "U"),
  road("Ford", "Transit Custom", "WF0", "VUL", "U"),
  electric("Ford", "Transit Custom PHEV", "WF0", "VUL", "U", "HYBRIDE_RECHARGEABLE"),
  road("Mercedes-Benz", "Sprinter", "W1V", "VUL", "U"),
  road("Volkswagen", "Crafter", "WV1", "VUL", "U"),
];

/** Cars. */
export const CARS: readonly Model[] = [
  road("Renault", "Clio Société", "VF1", "VL", "CITADINE"),
  electric("Renault", "Zoé Société", "VF1", "VL", "CITADINE", "MONO"),
  road("Peugeot", "208 Affaires", "VF3", "VL", "CITADINE"),
  electric("Peugeot", "308 Hybrid", "VF3", "VL", "CITADINE", "HYBRIDE_RECHARGEABLE"),
  road("Citroën", "C3 Entreprise", "VF7", "VL", "CITADINE"),
  road("Dacia", "Duster", "VF1", "VL", null),
];

/** Lorries: the ones with a tachograph. */
export const TRUCKS: readonly Model[] = [
  road("Renault Trucks", "D Wide", "VF6", "PL", null),
  road("Renault Trucks", "T 480", "VF6", "PL", null),
  road("Iveco", "Eurocargo", "ZCF", "PL", null),
  road("Volvo", "FMX 460", "YV2", "PL", null),
  road("MAN", "TGM 18.290", "WMA", "PL", null),
];

/** Construction machinery, trailers and other equipment that is not always registered. */
export const MACHINES: readonly Model[] = [
  machine("Mecalac", "12MTX", "MCL", "PELLE"),
  machine("Liebherr", "R 920", "VLH", "PELLE"),
  machine("Kubota", "KX019-4", "KBT", "MINIPE"),
  machine("Volvo CE", "L60H", "VCE", "CHARGE"),
  machine("Manitou", "MT 1840", "MAN", "CHELEVT"),
  machine("Atlas Copco", "XAS 88", "ATC", "COMPR"),
  machine("SDMO", "R110", "SDM", "GROUP"),
  machine("Marrel", "Ampliroll 20 m³", "MRL", "BENNE"),
  machine("JCB", "3CX", "JCB", "TRCTP"),
  machine("Vögele", "Super 1300-3i", "VGL", "FINISS"),
  machine("Geo Drilling", "GD 50", "GEX", "FOREUSE"),
  machine("Algeco", "Base-vie 20 pieds", "ALG", "CONT"),
  machine("Inconnue", "Matériel n° 12", "XXX", "UNDEFINED"),
  machine("Lider", "Porte-engins 3,5 t", "VFN", "REMORQUE"),
];

function road(make: string, name: string, code: string, category: Category, ecoCategory: EcoCategory | null): Model {
  return { make, name, manufacturerCode: code, category, ecoCategory, motorisation: "MONO", electric: false };
}

function electric(
  make: string,
  name: string,
  code: string,
  category: Category,
  ecoCategory: EcoCategory,
  motorisation: Motorisation,
): Model {
  return { make, name, manufacturerCode: code, category, ecoCategory, motorisation, electric: true };
}

function machine(make: string, name: string, code: string, category: Category): Model {
  return {
    make,
    name,
    manufacturerCode: code,
    category,
    ecoCategory: null,
    motorisation: "UNDEFINED",
    electric: false,
  };
}
