// Every resource according to the vendor's pages and the public contract: the table that all suites share. It is copied
// with the package's tests and runs in pages, so it imports only types.
import type * as Ocean from "ocean-fleet";
import type { ParamsOf, ResourceName } from "ocean-fleet";

/** The types of a resource's records. */
export interface Types<Model, Dto, EpochModel = Model> {
  readonly model: Model;
  /** The model with `dates: "epoch"`. */
  readonly epochModel: EpochModel;
  readonly dto: Dto;
}

/** What a parameter takes; a list means one of these words. */
export type Taken =
  | ("identifier" | "identifiers" | "integer" | "number" | "text" | "texts" | "states" | "boolean" | "day" | "instant")
  | readonly string[];

/** A parameter of a request. */
export interface Parameter {
  /** Its name on the wire. */
  readonly wire: string;
  readonly takes: Taken;
  /** A valid value. With the examples of all required parameters, the simulator finds records. */
  readonly example: unknown;
  /** What is sent for the example, if it is not simply its text. */
  readonly sent?: string;
  readonly required?: true;
  /** Whether it is sent in the body instead of the query. */
  readonly inBody?: true;
  /** What is sent if it is omitted, if anything. */
  readonly fallback?: string;
}

/** What suites cannot or must not derive from the definitions, because they check the definitions against it. */
export interface Row<R extends ResourceName = ResourceName> {
  readonly types: Types<unknown, unknown>;
  /** The name of the model. */
  readonly model: string;
  readonly method: "GET" | "POST";
  /** Relative to the base URL. */
  readonly path: string;
  /** The key that holds the records; without one, the answer itself holds them. */
  readonly records?: string;
  /** Whether the records are the values of a map. */
  readonly isMap?: true;
  /** All parameters except `customerId`. */
  readonly parameters: { readonly [P in Exclude<keyof ParamsOf<R>, "customerId">]-?: Parameter };
  /** The path from a record's model to its identity; for a map, to the record's key. */
  readonly identity: readonly [keyof Ocean.Resources[R]["model"], ...string[]];
  /** The same from a record on the wire; for a map, to something that its records have. */
  readonly wireIdentity: readonly string[];
  /** Some properties of the model. */
  readonly select: readonly (keyof Ocean.Resources[R]["model"])[];
  /** Some wire paths for a field expansion; empty if the endpoint has no `includeFields`. */
  readonly fields?: readonly string[];
  /** How many records a fleet without vehicles has, if any. */
  readonly withoutVehicles?: number;
}

export const RESOURCES = {
  entities: {
    types: {} as Types<Ocean.Entity, Ocean.EntityRecordDto>,
    model: "Entity",
    method: "GET",
    path: "mobility/v1/entities",
    records: "entities",
    parameters: {},
    identity: ["id"],
    wireIdentity: ["id"],
    select: ["name"],
    withoutVehicles: 24,
  },
  vehicles: {
    types: {} as Types<Ocean.Vehicle, Ocean.VehicleRecordDto, Ocean.Vehicle<number>>,
    model: "Vehicle",
    method: "GET",
    path: "vehicule_engin/vehicles",
    parameters: { registration: { wire: "immatriculation", takes: "text", example: "AB-123-CD" } },
    identity: ["id"],
    wireIdentity: ["vehicle", "id"],
    select: ["registration", "vin"],
    fields: ["vehicle.id", "vehicle.immatriculation", "boitier.imeiBoi", "emissionCo2"],
  },
  nearestVehicles: {
    types: {} as Types<Ocean.NearestVehicle, Ocean.NearestVehicleRecordDto, Ocean.NearestVehicle<number>>,
    model: "NearestVehicle",
    method: "POST",
    path: "vehicule_engin/nearestVehicles",
    parameters: {
      // The circle covers all of France.
      latitude: { wire: "latitude", takes: "number", required: true, example: 46.6 },
      longitude: { wire: "longitude", takes: "number", required: true, example: -1.25 },
      radius: { wire: "radius", takes: "number", required: true, example: 1_500 },
      radiusUnit: { wire: "radiusUnit", takes: "text", inBody: true, example: "km" },
      computeMode: {
        wire: "computeMode",
        takes: ["as-the-crow-flies", "by-road"],
        inBody: true,
        fallback: "VOL_OISEAU",
        example: "by-road",
        sent: "PAR_ROUTE",
      },
      resultsLimit: { wire: "resultsLimit", takes: "integer", example: 3 },
    },
    identity: ["vehicle", "id"],
    wireIdentity: ["vehicle", "id"],
    select: ["distance", "vehicle"],
  },
  nonCommunicatingDevices: {
    types: {} as Types<
      Ocean.NonCommunicatingDevice,
      Ocean.NonCommunicatingDeviceRecordDto,
      Ocean.NonCommunicatingDevice<number>
    >,
    model: "NonCommunicatingDevice",
    method: "GET",
    path: "noncommunicant/list",
    parameters: {},
    identity: ["id"],
    wireIdentity: ["detailedBoxDTO", "id"],
    select: ["id", "vehicle"],
    fields: ["qualificationNCVehiculeDTO"],
  },
  auxiliaryEquipmentUsage: {
    types: {} as Types<Ocean.AuxiliaryEquipmentUsage, Ocean.AuxiliaryEquipmentUsageRecordDto>,
    model: "AuxiliaryEquipmentUsage",
    method: "GET",
    path: "dioUtilisation/duree",
    parameters: {
      vehicleIds: { wire: "vehIds", takes: "identifiers", example: [1, 2] },
      startDate: { wire: "startDate", takes: "day", required: true, example: "2025-12-01", sent: "01/12/2025" },
      endDate: { wire: "endDate", takes: "day", required: true, example: "10/12/2025" },
    },
    identity: ["vehicle", "id"],
    wireIdentity: ["vehicle", "id"],
    select: ["days"],
    fields: ["durationSecForAllDio", "dailyDioUtilisation.day", "dailyDioUtilisation.dayTotalUsePerEquipement"],
  },
  equipment: {
    types: {} as Types<Ocean.Equipment, Ocean.EquipmentRecordDto>,
    model: "Equipment",
    method: "GET",
    path: "materiel/list",
    parameters: { equipmentIds: { wire: "materielIds", takes: "identifiers", example: [3, 4] } },
    identity: ["id"],
    wireIdentity: ["materiel", "id"],
    select: ["id", "capabilities"],
    fields: ["materiel", "boxCapabilities"],
  },
  latestEvents: {
    types: {} as Types<Ocean.LatestEvent, Ocean.EventDto, Ocean.LatestEvent<number>>,
    model: "LatestEvent",
    method: "GET",
    path: "evenement/lastEvent",
    isMap: true,
    parameters: {
      eventCodes: { wire: "codeEvenements", takes: "identifiers", required: true, example: [1, 2, 7, 31, 32, 40] },
      vehicleIds: { wire: "vehiculesIds", takes: "identifiers", example: [1_200_000] },
      entityIds: { wire: "entitiesIds", takes: "identifiers", example: [2, 3] },
      start: {
        wire: "dateDebut",
        takes: "instant",
        example: new Date("2026-01-01T00:00:00+02:00"),
        sent: "31/12/2025 22:00:00 +0000",
      },
      end: {
        wire: "dateFin",
        takes: "instant",
        example: "2026-02-01T12:00:00+01:00",
        sent: "01/02/2026 11:00:00 +0000",
      },
    },
    identity: ["assetId"],
    wireIdentity: ["id"],
    select: ["assetId", "at"],
    fields: ["evenementLibelle", "extendedDataMap"],
  },
  vehiclePositions: {
    types: {} as Types<Ocean.VehiclePosition, Ocean.VehiclePositionRecordDto>,
    model: "VehiclePosition",
    method: "GET",
    path: "mobility/v1/vehiclePositions",
    records: "vehicles",
    parameters: {},
    identity: ["id"],
    wireIdentity: ["id"],
    select: ["registration", "position"],
  },
  positionHistory: {
    types: {} as Types<Ocean.PositionHistory, Ocean.PositionHistoryRecordDto>,
    model: "PositionHistory",
    method: "GET",
    path: "positions/search",
    records: "positionsVehicles",
    parameters: {
      registrations: {
        wire: "immatriculation",
        takes: "texts",
        required: true,
        example: ["XC-366-CR", "WK-730-JS", "SY-552-SZ", "RF-916-AB"],
      },
      start: {
        wire: "startDate",
        takes: "instant",
        required: true,
        example: new Date("2025-12-15T09:00:00+01:00"),
        sent: "2025-12-15T08:00:00.000Z",
      },
      end: {
        wire: "endDate",
        takes: "instant",
        required: true,
        example: "2025-12-15T10:00:00Z",
        sent: "2025-12-15T10:00:00.000Z",
      },
      byStorageDate: { wire: "byStorageDate", takes: "boolean", example: true },
      withPrivacy: { wire: "withPrivacy", takes: "boolean", example: false },
      withAddresses: { wire: "addressEnrichmentDisable", takes: "boolean", example: true, sent: "false" },
      addressStates: { wire: "addressEnrichmentEtatMobile", takes: "states", example: ["STOPPED", "WAITING"] },
    },
    identity: ["vehicle", "id"],
    wireIdentity: ["vehicle", "idVehicule"],
    select: ["positions"],
  },
  dailyReport: {
    types: {} as Types<Ocean.DailyReportEntry, Ocean.DailyReportRecordDto>,
    model: "DailyReportEntry",
    method: "GET",
    path: "mobility/v1/ficheJour",
    records: "fjRows",
    parameters: {
      vehicleId: { wire: "vehId", takes: "identifier", required: true, example: 1_200_007 },
      date: { wire: "date", takes: "day", required: true, example: "2025-12-15", sent: "15/12/2025" },
    },
    identity: ["id"],
    wireIdentity: ["id"],
    select: ["type", "start"],
  },
  tripPath: {
    types: {} as Types<Ocean.TripPoint, Ocean.TripPathRecordDto>,
    model: "TripPoint",
    method: "GET",
    path: "mobility/v1/trajet",
    records: "positions",
    // The first trip of the daily report.
    parameters: { tripId: { wire: "travelId", takes: "identifier", required: true, example: 2_751_137 } },
    identity: ["id"],
    wireIdentity: ["idPos"],
    select: ["latitude", "longitude"],
  },
  equipmentPositions: {
    types: {} as Types<Ocean.EquipmentPositions, Ocean.EquipmentPositionsRecordDto>,
    model: "EquipmentPositions",
    method: "GET",
    path: "materiel/positionBetween",
    parameters: {
      equipmentIds: { wire: "materielIds", takes: "identifiers", example: [900_000_003, 900_000_004] },
      start: {
        wire: "dateDebut",
        takes: "instant",
        required: true,
        example: new Date("2026-01-12T10:00:00+01:00"),
        sent: "12/01/2026 09:00:00 +0000",
      },
      end: {
        wire: "dateFin",
        takes: "instant",
        required: true,
        example: "2026-01-12T18:30:00+01:00",
        sent: "12/01/2026 17:30:00 +0000",
      },
    },
    identity: ["equipment", "id"],
    wireIdentity: ["materiel", "materiel", "id"],
    select: ["equipment", "positions"],
  },
  pointsOfInterest: {
    types: {} as Types<Ocean.PointOfInterest, Ocean.PointOfInterestDto>,
    model: "PointOfInterest",
    method: "GET",
    path: "pois/pois",
    parameters: {
      latitude: { wire: "searchCenterLatitudeY", takes: "number", example: 48.84 },
      longitude: { wire: "searchCenterLongitudeX", takes: "number", example: 2.39 },
      radius: { wire: "searchRadius", takes: "integer", example: 20_000 },
      externalId: { wire: "externalId", takes: "text", example: "CRM-88011" },
      source: { wire: "source", takes: "text", example: "CRM" },
      typeId: { wire: "libelleTypePoiId", takes: "identifier", example: 2 },
      withZones: { wire: "withZone", takes: "boolean", example: true },
    },
    identity: ["id"],
    wireIdentity: ["id"],
    select: ["name", "latitude", "longitude"],
    withoutVehicles: 170,
  },
  driverAssignments: {
    types: {} as Types<Ocean.DriverAssignment, Ocean.DriverAssignmentRecordDto, Ocean.DriverAssignment<number>>,
    model: "DriverAssignment",
    method: "GET",
    path: "affectations_chauffeurs/historique",
    parameters: {
      vehicleId: { wire: "idVehicule", takes: "identifier", example: 1_200_007 },
      driverId: { wire: "idIndividu", takes: "identifier", example: 20_003 },
    },
    identity: ["id"],
    wireIdentity: ["chauffeurVehicule", "id"],
    select: ["startedAt", "endedAt"],
  },
  rentalContracts: {
    types: {} as Types<Ocean.RentalContract, Ocean.RentalContractRecordDto>,
    model: "RentalContract",
    method: "GET",
    path: "contrat_location/contrats",
    parameters: {
      date: {
        wire: "date",
        takes: "instant",
        example: "2026-02-01T12:00:00+01:00",
        sent: "01/02/2026 11:00:00 +0000",
      },
      vehicleIds: { wire: "vehicleIds", takes: "identifiers", example: [1_200_000] },
    },
    identity: ["id"],
    wireIdentity: ["id"],
    select: ["lessor"],
  },
} as const satisfies { readonly [R in ResourceName]: Row<R> };

export const RESOURCE_NAMES = Object.keys(RESOURCES) as ResourceName[];

/** A resource's row. */
export const rowOf = (resource: ResourceName): Row => RESOURCES[resource] as unknown as Row;

export const parametersOf = (resource: ResourceName): [name: string, Parameter][] =>
  Object.entries(rowOf(resource).parameters);

/** The required parameters, for which the simulator finds records. */
export const requiredParams = (resource: ResourceName): Record<string, unknown> =>
  Object.fromEntries(
    parametersOf(resource).flatMap(([name, { required, example }]) => (required ? [[name, example]] : [])),
  );

/** Every parameter. */
export const everyParam = (resource: ResourceName): Record<string, unknown> => ({
  customerId: 5,
  ...Object.fromEntries(parametersOf(resource).map(([name, { example }]) => [name, example])),
});

/** What is sent for a parameter's example. */
export const sentFor = ({ example, sent }: Parameter): string[] =>
  sent === undefined ? [example].flat().map(String) : [sent];

/** A request for a resource with its required parameters, without this library. */
export function wireRequest(resource: ResourceName): { method: string; path: string; body: string | undefined } {
  const { method, path } = rowOf(resource);
  const query = new URLSearchParams();
  const body: Record<string, string> = {};
  for (const [, parameter] of parametersOf(resource)) {
    const { wire, required, inBody, fallback } = parameter;
    const texts = required ? sentFor(parameter) : fallback === undefined ? [] : [fallback];
    for (const text of texts) {
      if (inBody) body[wire] = text;
      else query.append(wire, text);
    }
  }
  return {
    method,
    path: query.size > 0 ? `${path}?${query}` : path,
    body: Object.keys(body).length > 0 ? JSON.stringify(body) : undefined,
  };
}

/** The text of an answer with these texts as its records. The keys of a map are 7, 8, … */
export function answerOf(resource: ResourceName, records: readonly string[]): string {
  const { records: key, isMap } = rowOf(resource);
  const text = isMap ? `{${records.map((record, index) => `"${index + 7}":${record}`)}}` : `[${records}]`;
  return key === undefined ? text : `{"${key}":${text}}`;
}

/** The records of an answer, each with its key; in a list, the key is the index. */
export function recordEntries(resource: ResourceName, answer: unknown): [key: string, record: unknown][] {
  const { records: key } = rowOf(resource);
  const records = key === undefined ? answer : (answer as Record<string, unknown> | null)?.[key];
  return Object.entries(records ?? {});
}

export const recordsIn = (resource: ResourceName, answer: unknown): unknown[] =>
  recordEntries(resource, answer).map(([, record]) => record);
