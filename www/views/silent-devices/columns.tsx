import type { DeviceVehicle, NonCommunicatingDevice } from "ocean-fleet/worker";
import type { JSX } from "solid-js";
import { Badge, type Tone } from "../../components/table/badge.tsx";
import { type Column, columnsOf } from "../../components/table/column.ts";
import { fullName } from "../../components/table/full-name.ts";
import { PlaceLink } from "../../components/table/place-link.tsx";
import { VehicleLink } from "../../components/table/vehicle-link.tsx";
import { date, number } from "../../language/format.ts";
import { isQualified, type Severity, severityOf, urgencyOf } from "./silence.ts";
import { text } from "./texts.ts";

type Device = NonCommunicatingDevice;

const column = columnsOf<Device>();
const title = (key: keyof ReturnType<typeof text>["columns"]) => () => text().columns[key];

const TONES: Record<Severity, Tone> = { recent: "plain", long: "caution", lost: "critical", unknown: "plain" };

/** The columns that are shown at first, besides the vehicle. */
export const INITIAL_COLUMNS = ["daysSilent", "lastHeard", "qualification", "town", "driver", "entity", "device"];

/** What all columns and filters need, whatever is shown. */
export const ALWAYS_NEEDED = ["id", "daysSilent", "qualification"] as const;

/** @param now what the validity of a qualification is judged by */
export function silentDeviceColumns(now: () => number): readonly Column<Device>[] {
  const qualificationOf = (device: Pick<Device, "qualification">) => {
    const label = device.qualification?.label;
    return label && (isQualified(device, now()) ? label : `${label} (${text().expired})`);
  };
  return [
    column.text({
      key: "vehicle",
      title: title("vehicle"),
      needs: ["vehicle", "device"],
      width: 9,
      of: nameOf,
      sortBy: ({ vehicle }) => vehicle?.registration ?? null,
      cell: (device) => <VehicleLink id={device.vehicle?.id}>{nameOf(device)}</VehicleLink>,
    }),
    column.number({
      key: "daysSilent",
      title: title("daysSilent"),
      needs: ["daysSilent", "hasNeverCommunicated", "qualification"],
      width: 11.5,
      of: ({ daysSilent }) => daysSilent,
      sortBy: (device) => urgencyOf(device, now()),
      cell: daysSilentCell,
    }),
    column.date({
      key: "lastHeard",
      title: title("lastHeard"),
      needs: ["lastCommunicationAt"],
      width: 12,
      of: (device) => device.lastCommunicationAt,
    }),
    column.text({
      key: "qualification",
      title: title("qualification"),
      needs: ["qualification"],
      width: 15,
      of: qualificationOf,
    }),
    column.text({
      key: "comment",
      title: title("comment"),
      needs: ["qualification"],
      width: 14,
      of: (device) => device.qualification?.comment,
    }),
    column.date({
      key: "since",
      title: title("since"),
      needs: ["qualification"],
      of: (device) => device.qualification?.since,
      format: date,
    }),
    column.date({
      key: "until",
      title: title("until"),
      needs: ["qualification"],
      of: (device) => device.qualification?.until,
      format: date,
    }),
    column.text({ key: "by", title: title("by"), needs: ["qualification"], of: qualifierOf }),
    column.text({
      key: "town",
      title: title("town"),
      needs: ["position"],
      width: 12,
      of: ({ position }) => position?.town,
      cell: ({ position }) => <PlaceLink position={position}>{position?.town}</PlaceLink>,
    }),
    column.date({
      key: "positionAt",
      title: title("positionAt"),
      needs: ["position"],
      of: ({ position }) => position?.at,
    }),
    column.text({
      key: "address",
      title: title("address"),
      needs: ["position"],
      width: 16,
      of: ({ position }) => position?.address,
    }),
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
    column.text({
      key: "model",
      title: title("model"),
      needs: ["vehicle"],
      of: ({ vehicle }) => [vehicle?.make, vehicle?.model].filter(Boolean).join(" "),
    }),
    column.text({ key: "device", title: title("device"), needs: ["device"], of: ({ device }) => device?.serialNumber }),
    column.text({
      key: "deviceType",
      title: title("deviceType"),
      needs: ["device"],
      of: ({ device }) => device?.typeDescription,
    }),
    column.text({
      key: "firmware",
      title: title("firmware"),
      needs: ["device"],
      width: 8,
      of: ({ device }) => device?.firmwareVersion,
    }),
    column.text({ key: "operator", title: title("operator"), needs: ["sim"], of: ({ sim }) => sim?.operator }),
    column.text({
      key: "lastEvent",
      title: title("lastEvent"),
      needs: ["lastEvent"],
      width: 12,
      of: ({ lastEvent }) => lastEvent?.label,
    }),
    column.date({
      key: "installed",
      title: title("installed"),
      needs: ["installedAt"],
      of: (device) => device.installedAt,
      format: date,
    }),
  ];
}

function daysSilentCell({
  daysSilent,
  hasNeverCommunicated,
}: Pick<Device, "daysSilent" | "hasNeverCommunicated">): JSX.Element {
  const severity = severityOf(daysSilent);
  const unknown = () => (hasNeverCommunicated ? text().never : text().unknown);
  return <Badge tone={TONES[severity]}>{daysSilent === null ? unknown() : number(daysSilent)}</Badge>;
}

/** What a silent device is known by: that of a vehicle by its registration. */
function nameOf({ vehicle, device }: Pick<Device, "vehicle" | "device">): string {
  return vehicle?.registration ?? vehicleName(vehicle) ?? device?.serialNumber ?? "–";
}

function vehicleName(vehicle: DeviceVehicle | null): string | null {
  return vehicle && (vehicle.name ?? (vehicle.id === null ? null : `#${vehicle.id}`));
}

function qualifierOf({ qualification }: Pick<Device, "qualification">): string | null {
  if (!qualification) return null;
  return (
    fullName({ firstName: qualification.userFirstName, lastName: qualification.userLastName }) ||
    qualification.userLogin
  );
}
