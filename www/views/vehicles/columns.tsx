import type { Vehicle } from "ocean-fleet/worker";
import { Show } from "solid-js";
import { Badge } from "../../components/table/badge.tsx";
import { type Column, columnsOf } from "../../components/table/column.ts";
import { fullName } from "../../components/table/full-name.ts";
import { VehicleLink } from "../../components/table/vehicle-link.tsx";
import { date, number } from "../../language/format.ts";
import { currentOdometer, MAINTENANCE_PROPERTIES, nextVisit, URGENCIES, type Urgency } from "./maintenance.ts";
import { text } from "./texts.ts";

const column = columnsOf<Vehicle>();
const title = (key: keyof ReturnType<typeof text>["columns"]) => () => text().columns[key];

const TONES: Record<Urgency, "critical" | "caution" | "plain"> = {
  overdue: "critical",
  soon: "caution",
  planned: "plain",
};

/** The columns that are shown at first, besides the registration. */
export const INITIAL_COLUMNS = ["make", "model", "driver", "odometer", "maintenance", "visitAt"];

/** @param now what maintenance is due by */
export function vehicleColumns(now: () => number): readonly Column<Vehicle>[] {
  return [
    column.text({
      key: "registration",
      title: title("registration"),
      needs: ["id", "registration", "name"],
      width: 11,
      of: nameOf,
      sortBy: ({ registration }) => registration,
      cell: (vehicle) => <VehicleLink id={vehicle.id}>{nameOf(vehicle)}</VehicleLink>,
    }),
    column.text({ key: "name", title: title("name"), needs: ["name"], of: ({ name }) => name }),
    column.text({ key: "make", title: title("make"), needs: ["make"], width: 8, of: ({ make }) => make }),
    column.text({ key: "model", title: title("model"), needs: ["model"], of: ({ model }) => model }),
    column.text({
      key: "assetType",
      title: title("assetType"),
      needs: ["assetType"],
      of: (vehicle) => vehicle.assetType,
    }),
    column.text({
      key: "fleetNumber",
      title: title("fleetNumber"),
      needs: ["fleetNumber"],
      width: 9,
      of: (vehicle) => vehicle.fleetNumber,
    }),
    column.text({ key: "vin", title: title("vin"), needs: ["vin"], width: 13, of: ({ vin }) => vin }),
    column.text({
      key: "serialNumber",
      title: title("serialNumber"),
      needs: ["serialNumber"],
      of: (vehicle) => vehicle.serialNumber,
    }),
    column.text({ key: "colour", title: title("colour"), needs: ["colour"], width: 8, of: ({ colour }) => colour }),
    column.text({
      key: "driver",
      title: title("driver"),
      needs: ["driver"],
      of: ({ driver }) => fullName(driver),
      sortBy: ({ driver }) => driver?.lastName ?? null,
    }),
    column.text({ key: "phone", title: title("phone"), needs: ["driver"], of: ({ driver }) => driver?.phone }),
    column.text({
      key: "entity",
      title: title("entity"),
      needs: ["entity"],
      width: 13,
      of: ({ entity }) => entity?.name,
    }),
    column.number({
      key: "odometer",
      title: title("odometer"),
      needs: ["odometer", "adjustedOdometer"],
      of: currentOdometer,
    }),
    column.date({
      key: "readAt",
      title: title("readAt"),
      needs: ["odometer", "adjustedOdometer"],
      of: ({ odometer, adjustedOdometer }) => (adjustedOdometer ?? odometer)?.at,
    }),
    column.text({
      key: "maintenance",
      title: title("maintenance"),
      needs: MAINTENANCE_PROPERTIES,
      width: 9,
      of: (vehicle) => {
        const urgency = nextVisit(vehicle, now())?.urgency;
        return urgency && text().urgency[urgency];
      },
      sortBy: (vehicle) => {
        const urgency = nextVisit(vehicle, now())?.urgency;
        return urgency ? URGENCIES.indexOf(urgency) : null;
      },
      cell: (vehicle) => (
        <Show when={nextVisit(vehicle, now())?.urgency}>
          {(urgency) => <Badge tone={TONES[urgency()]}>{text().urgency[urgency()]}</Badge>}
        </Show>
      ),
    }),
    column.text({
      key: "nextVisit",
      title: title("nextVisit"),
      needs: MAINTENANCE_PROPERTIES,
      width: 15,
      of: (vehicle) => nextVisit(vehicle, now())?.visit.description,
    }),
    column.date({
      key: "visitAt",
      title: title("visitAt"),
      needs: MAINTENANCE_PROPERTIES,
      width: 8,
      of: (vehicle) => nextVisit(vehicle, now())?.visit.plannedAt,
      format: date,
    }),
    column.number({
      key: "visitOdometer",
      title: title("visitOdometer"),
      needs: MAINTENANCE_PROPERTIES,
      width: 10,
      of: (vehicle) => nextVisit(vehicle, now())?.visit.plannedOdometer,
    }),
    column.text({ key: "device", title: title("device"), needs: ["device"], of: ({ device }) => device?.serialNumber }),
    column.date({
      key: "warranty",
      title: title("warranty"),
      needs: ["device"],
      of: ({ device }) => device?.warrantyEndsAt,
      format: date,
    }),
    column.date({
      key: "firstRegistered",
      title: title("firstRegistered"),
      needs: ["firstRegisteredAt"],
      of: (vehicle) => vehicle.firstRegisteredAt,
      format: date,
    }),
    column.number({
      key: "co2",
      title: title("co2"),
      needs: ["co2Emission"],
      of: (vehicle) => vehicle.co2Emission,
      format: (value) => number(value, 1),
    }),
    column.number({
      key: "cost",
      title: title("cost"),
      needs: ["costPerKilometre"],
      width: 11,
      of: (vehicle) => vehicle.costPerKilometre,
      format: (value) => number(value, 3),
    }),
  ];
}

/** What a vehicle is known by: not all have a registration. */
function nameOf({ registration, name, id }: Pick<Vehicle, "registration" | "name" | "id">): string {
  return registration ?? name ?? (id === null ? "–" : `#${id}`);
}
