import type { ResourceName } from "ocean-fleet";

/** A position in an answer: what comes before and after it. */
export interface Position {
  readonly resource: ResourceName;
  readonly name: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Turns `["vehicles", "as a record", '[', ']']` into a position; `@` in the text marks the place. */
function position([resource, name, body]: readonly [ResourceName, string, string]): Position {
  const [before = "", after = ""] = body.split("@");
  const bytes = (text: string) => new TextEncoder().encode(text);
  return { resource, name, before: bytes(before), after: bytes(after) };
}

/** Puts a document at a position. */
export function at({ before, after }: Position, document: Uint8Array): Uint8Array {
  const body = new Uint8Array(before.length + document.length + after.length);
  body.set(before);
  body.set(document, before.length);
  body.set(after, before.length + document.length);
  return body;
}

const WHOLE = [
  ["vehicles", "as the whole body of a list", "@"],
  ["entities", "as the whole body of an object with a list", "@"],
  ["latestEvents", "as the whole body of a map", "@"],
  ["equipment", "as the whole body, between white space", " \n@\t "],
] as const;

const RECORD = [
  ["vehicles", "as the only record", "[@]"],
  ["vehicles", "as a record after another", "[{},\n@\n]"],
  ["nearestVehicles", "as a record before another", "[@,{}]"],
  ["nonCommunicatingDevices", "as a record between others", "[{},@,{}]"],
  ["auxiliaryEquipmentUsage", "as the only record of usage", "[@]"],
  ["equipment", "as the only record of equipment", "[ @ ]"],
  ["entities", "as a record under a key", '{"entities":[@]}'],
  ["entities", "as a record under a key, among other keys", '{"total":1,"entities":[{},@],"page":2}'],
  ["entities", "in place of the records", '{"entities":@}'],
  ["latestEvents", "as a record of a map", '{"1":@}'],
  ["latestEvents", "as a record of a map, among others", '{"1":{},"2" : @ ,"3":{}}'],
] as const;

const FIELD = [
  ["entities", "as an integer", '{"entities":[{"id":@}]}'],
  ["entities", "as text", '{"entities":[{"nom":@,"id":1}]}'],
  ["vehicles", "as text that is dropped", '[{"vehicle":{"nomImage":@}}]'],
  ["vehicles", "as a number", '[{"emissionCo2":@}]'],
  ["vehicles", "as a boolean", '[{"vehicle":{"privacyEnabled":@}}]'],
  ["vehicles", "as a boolean that is dropped", '[{"entite":{"id":1,"suppressionLogique":@}}]'],
  ["vehicles", "as a date-time", '[{"vehicle":{"id":1,"date1ereMec":@}},{}]'],
  ["vehicles", "as a value of an enumeration", '[{"vehicle":{"categorie":@,"id":1}}]'],
  ["vehicles", "as an object", '[{"vehicle":@}]'],
  ["vehicles", "as a list of objects", '[{"visites":@}]'],
  ["vehicles", "as an element of a list of objects", '[{"visites":[{},@,{}]}]'],
  ["auxiliaryEquipmentUsage", "as a day", '[{"dailyDioUtilisation":[{"day":@}]}]'],
  ["auxiliaryEquipmentUsage", "as a time of day", '[{"dailyDioUtilisation":[{"usePerHalfHour":[{"start":@}]}]}]'],
  ["auxiliaryEquipmentUsage", "as a map", '[{"totalUsePerEquipementForPeriod":@}]'],
  [
    "nonCommunicatingDevices",
    "as an integer or text",
    '[{"qualificationNCVehiculeDTO":{"utilisateurLightDTO":{"id":@}}}]',
  ],
  ["nonCommunicatingDevices", "as a number or text", '[{"ongletPositionVehicleDTO":{"address":{"countryCode":@}}}]'],
  ["equipment", "as a list of values", '[{"boxCapabilities":@}]'],
  ["equipment", "as an element of a list of values", '[{"boxCapabilities":["SEND_BATTERIE_FAIBLE",@]}]'],
  ["latestEvents", "as a field of a record in a map", '{"12":{"evenementLibelle":@,"heure":null}}'],
  ["latestEvents", "as a map whose values may be anything", '{"12":{"extendedDataMap":@}}'],
] as const;

const UNKNOWN = [
  ["vehicles", "under an unknown key", '[{"new":@}]'],
  ["vehicles", "under an unknown key, among documented ones", '[{"emissionCo2":1,"new" : @ ,"entite":{}}]'],
  ["vehicles", "under an unknown key of a nested object", '[{"vehicle":{"libelleTypeAsset":{"new":@}}}]'],
  ["vehicles", "deep in what is unknown", '[{"new":{"a":[{"b":@}]}}]'],
  ["entities", "beside the records", '{"new":@}'],
  ["entities", "beside the records, before them", '{"new":[@],"entities":[{}]}'],
  ["entities", "beside the records, after them", '{"entities":[{}],"new":{"a":@}}'],
] as const;

const MAP_VALUE = [
  ["auxiliaryEquipmentUsage", "as a map's number", '[{"totalUsePerEquipementForPeriod":{"a":@}}]'],
  [
    "auxiliaryEquipmentUsage",
    "as a map's number, among others",
    '[{"totalUsePerEquipementForPeriod":{"a":1,"b":@,"c":3}}]',
  ],
  ["latestEvents", "as a map's value, which may be anything", '{"1":{"extendedDataMap":{"a":@}}}'],
  ["latestEvents", "within a map's value", '{"1":{"extendedDataMap":{"a":{"b":[1,@]}}}}'],
] as const;

const KEY = [
  ["vehicles", "as a record's first key", "[{@:null}]"],
  ["vehicles", "as a record's key after others", '[{"emissionCo2":1 , @ : null,"entite":{}}]'],
  ["vehicles", "as a nested object's key", '[{"vehicle":{"id":1,@:null}}]'],
  ["vehicles", "as a key of what is unknown", '[{"new":{@:[1]}}]'],
  ["auxiliaryEquipmentUsage", "as a map's key", '[{"totalUsePerEquipementForPeriod":{@:1}}]'],
  ["latestEvents", "as a record's key", "{@:{}}"],
  ["latestEvents", "as a key of a map of anything", '{"1":{"extendedDataMap":{"a":1,@:{}}}}'],
  ["entities", "as a key beside the records", '{@:1,"entities":[{}]}'],
] as const;

/** Positions of a value. */
export const valuePositions: readonly Position[] = [...WHOLE, ...RECORD, ...FIELD, ...UNKNOWN, ...MAP_VALUE].map(
  position,
);

/** Positions of a key. */
export const keyPositions: readonly Position[] = KEY.map(position);
