import type { DeviceCapability, Equipment } from "ocean-fleet/worker";
import { type Column, columnsOf } from "../../components/table/column.ts";
import { text } from "./texts.ts";

const column = columnsOf<Equipment>();
const title = (key: keyof ReturnType<typeof text>["columns"]) => () => text().columns[key];

/** The columns that are shown at first, besides the name. */
export const INITIAL_COLUMNS = ["make", "model", "reference", "entity", "tag", "order"];

/** @param onOpen shows the details of a piece of equipment */
export function equipmentColumns(onOpen: (equipment: Equipment) => void): readonly Column<Equipment>[] {
  return [
    {
      ...column.text({
        key: "name",
        title: title("name"),
        needs: ["name", "reference"],
        width: 18,
        of: nameOf,
        sortBy: ({ name }) => name,
      }),
      cell: (equipment) => (
        <button type="button" onClick={() => onOpen(equipment)}>
          {nameOf(equipment)}
        </button>
      ),
    },
    column.text({ key: "make", title: title("make"), needs: ["make"], width: 9, of: ({ make }) => make }),
    column.text({ key: "model", title: title("model"), needs: ["model"], of: ({ model }) => model }),
    column.text({
      key: "reference",
      title: title("reference"),
      needs: ["reference"],
      of: ({ reference }) => reference,
    }),
    column.text({
      key: "entity",
      title: title("entity"),
      needs: ["entity"],
      width: 15,
      of: ({ entity }) => entity?.name,
    }),
    column.text({ key: "tag", title: title("tag"), needs: ["device"], of: ({ device }) => device?.serialNumber }),
    column.text({
      key: "capabilities",
      title: title("capabilities"),
      needs: ["capabilities"],
      width: 13,
      of: ({ capabilities }) => capabilitiesText(capabilities),
    }),
    column.text({
      key: "scenario",
      title: title("scenario"),
      needs: ["scenario"],
      of: ({ scenario }) => scenario?.code,
    }),
    column.text({
      key: "message",
      title: title("message"),
      needs: ["buttonMessage"],
      of: (equipment) => equipment.buttonMessage,
    }),
    column.text({ key: "order", title: title("order"), needs: ["order"], of: ({ order }) => order?.number }),
    column.number({
      key: "quantity",
      title: title("quantity"),
      needs: ["order"],
      width: 10,
      of: ({ order }) => order?.quantity,
    }),
    column.text({
      key: "orderComment",
      title: title("orderComment"),
      needs: ["order"],
      width: 15,
      of: ({ order }) => order?.comment,
    }),
  ];
}

/** What a piece of equipment is known by. */
export function nameOf({ name, reference }: Pick<Equipment, "name" | "reference">): string {
  return name ?? reference ?? text().nameless;
}

function capabilitiesText(capabilities: readonly DeviceCapability[]): string {
  return capabilities.map((each) => (each === "SEND_BATTERIE_FAIBLE" ? text().lowBattery : each)).join(", ");
}
