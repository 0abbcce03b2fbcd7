import { JSON_TYPE } from "../errors.ts";
import type { Random } from "../random.ts";
import { routes } from "../resources/routes.ts";
import { ENUMERATED_FIELDS, MAP_FIELDS } from "../wire/fields.ts";
import { replaceBody } from "./answer.ts";
import { defineFault } from "./fault.ts";
import { choice, share } from "./parameter.ts";

/** The fields whose text is one of a few values. */
export const ENUMERATED = [...ENUMERATED_FIELDS, ...routes.flatMap(({ enumerated = [] }) => enumerated)];

/** The objects whose keys are data: a new key does not count as drift there, and their values may be anything. */
export const MAPS = [...MAP_FIELDS, ...routes.flatMap(({ maps = [] }) => maps)];

const NEW_KEY = "nouveauChamp";
const NEW_VALUE = "NOUVELLE_VALEUR";
/** The values of new keys: every kind that JSON has. */
const NEW_THINGS = ["texte", 42, 0.5, true, null, [], [{ id: 1 }], {}, { libelle: "nouveau", valeurs: [1, 2] }];

/** A place in an answer that can change, and how it does. */
type Change = (random: Random) => void;

/** An API that has moved on since the client was written. */
export const drift = defineFault({
  name: "drift",
  about: "a 200 changed in at least one place, chosen by the seed; it is buffered in memory",
  stage: "content",
  parameters: {
    kind: choice("new keys, new values of enumerations, or numbers and booleans as text", ["keys", "enums", "types"]),
    share: share("the share of possible places that change, from 0 to 1", 0.05),
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

/** Everything below the root except the contents of maps; the root itself may be a map. */
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
