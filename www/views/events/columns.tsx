import type { LatestEvent } from "ocean-fleet/worker";
import { Badge } from "../../components/table/badge.tsx";
import { type Column, columnsOf } from "../../components/table/column.ts";
import { PlaceLink } from "../../components/table/place-link.tsx";
import { VehicleLink } from "../../components/table/vehicle-link.tsx";
import { kindNames, kindOf } from "./kinds.ts";
import { text } from "./texts.ts";

const column = columnsOf<LatestEvent>();
const title = (key: keyof ReturnType<typeof text>["columns"]) => () => text().columns[key];

/** The columns that are shown at first, besides the time. */
export const INITIAL_COLUMNS = ["vehicle", "kind", "state", "town", "entity"];

/** @param registrations of vehicles, by their identifiers: events do not tell them */
export function eventColumns(registrations: ReadonlyMap<number, string>): readonly Column<LatestEvent>[] {
  const nameOf = ({ assetId, vehicle }: Pick<LatestEvent, "assetId" | "vehicle">) => {
    const registration = assetId === null ? undefined : registrations.get(assetId);
    return registration ?? vehicle?.name ?? (assetId === null ? "–" : `#${assetId}`);
  };
  return [
    column.date({ key: "at", title: title("at"), needs: ["at"], width: 13, of: ({ at }) => at }),
    column.text({
      key: "vehicle",
      title: title("vehicle"),
      needs: ["assetId", "vehicle"],
      width: 10,
      of: nameOf,
      cell: (event) => <VehicleLink id={event.assetId}>{nameOf(event)}</VehicleLink>,
    }),
    column.text({
      key: "kind",
      title: title("kind"),
      needs: ["definition", "type", "label"],
      width: 14,
      of: labelOf,
      cell: (event) => <Badge tone={kindOf(event)?.tone ?? "plain"}>{labelOf(event)}</Badge>,
    }),
    column.text({
      key: "state",
      title: title("state"),
      needs: ["state"],
      width: 8,
      of: ({ state }) => state && (text().states[state] ?? state),
    }),
    column.text({
      key: "town",
      title: title("town"),
      needs: ["position"],
      width: 12,
      of: ({ position }) => position?.town,
      cell: ({ position }) => <PlaceLink position={position}>{position?.town}</PlaceLink>,
    }),
    column.text({
      key: "address",
      title: title("address"),
      needs: ["position"],
      width: 16,
      of: ({ position }) => position?.address,
    }),
    column.text({
      key: "poi",
      title: title("poi"),
      needs: ["position"],
      width: 14,
      of: ({ position }) => position?.pointOfInterest,
    }),
    column.text({
      key: "entity",
      title: title("entity"),
      needs: ["entity"],
      width: 15,
      of: ({ entity }) => entity?.name,
    }),
    column.text({
      key: "assetType",
      title: title("assetType"),
      needs: ["vehicle"],
      of: ({ vehicle }) => vehicle?.assetType,
    }),
    column.text({
      key: "detail",
      title: title("detail"),
      needs: ["detail"],
      width: 14,
      of: ({ detail }) => detail?.label ?? detail?.fault,
    }),
    column.date({ key: "since", title: title("since"), needs: ["startedAt"], of: (event) => event.startedAt }),
    column.date({ key: "until", title: title("until"), needs: ["endedAt"], of: (event) => event.endedAt }),
  ];
}

/** The kind in the user's language, or else as the platform names it. */
function labelOf(event: Pick<LatestEvent, "definition" | "type" | "label">): string {
  const kind = kindOf(event);
  return kind ? kindNames()[kind.name] : (event.label ?? "");
}
