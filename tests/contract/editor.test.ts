import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { folder, OPTIONS } from "./declarations.ts";

// What an editor suggests while a user types.

const FILE = `${folder}/in-the-editor.ts`;

const OPENING = `
  import { decode, isOceanError, type OceanClient, toGeoJSON, type Vehicle, type VehiclePosition } from "./index.js";
  import { type OceanQueries, oceanQueries } from "./query.js";
  declare const queries: OceanQueries;
  declare const ocean: OceanClient;
  declare const vehicle: Vehicle;
  declare const positions: VehiclePosition[];
  declare const body: Uint8Array;
  declare const error: unknown;
`;

let text = "";
let version = 0;
const editor = ts.createLanguageService({
  getCompilationSettings: () => OPTIONS,
  getScriptFileNames: () => [FILE],
  getScriptVersion: (file) => (file === FILE ? String(version) : "0"),
  getScriptSnapshot: (file) => {
    const content = file === FILE ? text : ts.sys.readFile(file);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === FILE || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
});

/** The suggestions at the mark `|`. */
function proposals(code: string): string[] {
  const place = OPENING.length + code.indexOf("|");
  text = OPENING + code.replace("|", "");
  version += 1;
  return editor.getCompletionsAtPosition(FILE, place, {})?.entries.map(({ name }) => name) ?? [];
}

/** What hovering over the name before the mark `|` shows. */
function shown(code: string): string {
  const place = OPENING.length + code.indexOf("|") - 1;
  text = OPENING + code.replace("|", "");
  version += 1;
  return ts.displayPartsToString(editor.getQuickInfoAtPosition(FILE, place)?.documentation);
}

const includes = (found: string[], ...wanted: string[]) => {
  for (const each of wanted) assert.ok(found.includes(each), `${each} is not among ${found.slice(0, 20).join(", ")}`);
};

test("the known values of an open enumeration are suggested", () => {
  includes(proposals('if (vehicle.category === "|") {}'), "VL", "VUL", "PL");
  includes(proposals('const state: import("./index.js").MobileState = "|";'), "TRAVELING", "STOPPED");
});

test("the names of resources are suggested", () => {
  includes(proposals('decode("|", body);'), "vehicles", "latestEvents");
  includes(proposals('ocean.stream("|");'), "vehicles", "latestEvents");
  const located = proposals('toGeoJSON("|", []);');
  includes(located, "vehiclePositions", "tripPath");
  assert.ok(!located.includes("entities"));
});

test("the properties that can be selected are suggested, whatever was selected before", () => {
  includes(proposals('ocean.vehicles({}, { select: ["|"] });'), "registration", "vin");
  includes(proposals('ocean.vehicles({}, { select: ["id", "|"] });'), "registration", "vin");
  includes(proposals('decode("entities", body, { dates: "iso", select: ["|"] });'), "id", "name");
  includes(proposals('ocean.stream("equipment", {}, { select: ["|"] });'), "capabilities", "scenario");
});

test("parameters, options and their values are suggested", () => {
  includes(proposals("ocean.latestEvents({ | });"), "eventCodes", "vehicleIds", "start");
  includes(proposals("ocean.vehicles({}, { | });"), "select", "dates", "shape", "signal");
  includes(proposals('ocean.vehicles({}, { validation: "|" });'), "strict", "lenient");
  includes(proposals('ocean.nearestVehicles({ computeMode: "|" });'), "as-the-crow-flies", "by-road");
});

test("what a map takes and gives is suggested", () => {
  includes(proposals('toGeoJSON("vehiclePositions", positions, { | });'), "properties", "unlocated");
  includes(proposals('toGeoJSON("vehiclePositions", positions, { unlocated: "|" });'), "omit", "null");
  includes(
    proposals('toGeoJSON("vehiclePositions", positions, { properties: (record) => record.| });'),
    "registration",
  );
  includes(proposals('toGeoJSON("vehiclePositions", positions).features[0]?.properties.|'), "registration", "town");
});

test("what a query takes is suggested", () => {
  includes(proposals("queries.|"), "vehicles", "latestEvents");
  includes(proposals("queries.latestEvents({ | });"), "eventCodes", "vehicleIds", "start");
  includes(proposals('queries.vehicles({}, { dates: "epoch", select: ["id", "|"] });'), "registration", "vin");
});

test("error codes are suggested", () => {
  includes(proposals('if (isOceanError(error) && error.code === "|") {}'), "unauthenticated", "rate-limited");
});

test("only selected properties are suggested", () => {
  const found = proposals('decode("vehicles", body, { select: ["vin"] })[0]?.|;');
  includes(found, "vin");
  assert.ok(!found.includes("registration"));
});

test("hovering explains a name, even of a generated method", () => {
  assert.match(shown("ocean.vehicles|();"), /vehicles and machines of the fleet/);
  assert.match(shown("queries.vehicles|();"), /vehicles and machines of the fleet/);
  assert.match(shown("oceanQueries|(ocean);"), /TanStack Query 5, SWR and Pinia Colada/);
  assert.match(shown("vehicle.costPerKilometre|;"), /cost price per kilometre/i);
  assert.match(shown("ocean.latestEvents({ eventCodes|: [1] });"), /Only events with these codes/);
  assert.match(shown("ocean.vehicles({}, { select|: [] });"), /properties of the model/);
  assert.match(shown('toGeoJSON|("vehiclePositions", positions);'), /records on a map/);
});
