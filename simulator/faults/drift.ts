import { JSON_TYPE } from "../errors.ts";
import type { Random } from "../random.ts";
import { routes } from "../resources/routes.ts";
import { ENUMERATED_FIELDS, MAP_FIELDS } from "../wire/fields.ts";
import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";
import { choice, share } from "./parameter.ts";

/** The fields whose text is one of a few values. */
export const ENUMERATED = [...ENUMERATED_FIELDS, ...routes.flatMap(({ enumerated = [] }) => enumerated)];

/** The objects whose keys are data: one key more is no news there, and their values are anybody's. */
export const MAPS = [...MAP_FIELDS, ...routes.flatMap(({ maps = [] }) => maps)];

const NEW_KEY = "nouveauChamp";
const NEW_VALUE = "NOUVELLE_VALEUR";
/** What stands under a new key: everything that JSON has. */
const NEW_THINGS = ["texte", 42, 0.5, true, null, [], [{ id: 1 }], {}, { libelle: "nouveau", valeurs: [1, 2] }];

/** A place in an answer that may change, and how it does. */
type Change = (random: Random) => void;

/** An API that has moved on since the client was written. */
export const drift = defineFault({
  name: "drift",
  about: "a 200 changed in places that the seed chooses, at least one; it is held in memory for that",
  stage: "content",
  parameters: {
    kind: choice("new keys, new values of enumerations, or numbers and booleans as text", ["keys", "enums", "types"]),
    share: share("how many of the places that could change do, from 0 to 1", 0.05),
  },
  handler:
    ({ kind, share }, random) =>
    async (c, next) => {
      await next();
      if (c.res.status !== 200 || c.res.headers.get("content-type") !== JSON_TYPE) return;
      const answer: unknown = await c.res.json();
      const changes = [...FINDERS[kind](answer)];
      const draws = random();
      const chosen = changes.filter(() => draws.chance(share));
      if (chosen.length === 0 && changes.length > 0) chosen.push(draws.pick(changes));
      for (const change of chosen) change(draws);
      replaceBody(c, JSON.stringify(answer));
    },
});

const FINDERS = {
  *keys(answer: unknown): Iterable<Change> {
    for (const { value } of places(answer)) {
      if (!isObject(value) || Array.isArray(value)) continue;
      yield (random) => {
        value[NEW_KEY] = random.pick(NEW_THINGS);
      };
    }
  },

  *enums(answer: unknown): Iterable<Change> {
    for (const { field, value, put } of places(answer)) {
      if (typeof value === "string" && ENUMERATED.includes(field)) yield () => put(NEW_VALUE);
    }
  },

  *types(answer: unknown): Iterable<Change> {
    for (const { value, put } of places(answer)) {
      if (typeof value === "number" || typeof value === "boolean") yield () => put(String(value));
    }
  },
} as const;

interface Place {
  /** The field it is in; for an element of a list, the field of the list. */
  readonly field: string;
  readonly value: unknown;
  put(value: unknown): void;
}

/** Everything below the root but what is in maps; the root may be one itself. */
function* places(parent: unknown, listField = ""): Iterable<Place> {
  if (!isObject(parent)) return;
  for (const [key, value] of Object.entries(parent)) {
    const field = Array.isArray(parent) ? listField : key;
    if (MAPS.includes(field)) continue;
    yield {
      field,
      value,
      put(other) {
        parent[key] = other;
      },
    };
    yield* places(value, field);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
