import Download from "lucide-solid/icons/download";
import { createSignal, type JSX, onCleanup } from "solid-js";
import { isoDay } from "../../language/format.ts";
import { texts } from "../../language/language.ts";
import type { Column } from "./column.ts";
import { csv } from "./csv.ts";
import { download } from "./download.ts";

const text = texts({ download: "Download CSV" }, { download: "Télécharger en CSV" });

interface CsvButtonProps<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  /** The beginning of the file's name; the day is its end. */
  readonly name: string;
}

/** Saves what a table shows. */
export function CsvButton<T>(props: CsvButtonProps<T>): JSX.Element {
  const [isWriting, setWriting] = createSignal(false);
  const controller = new AbortController();
  onCleanup(() => controller.abort());

  async function save(): Promise<void> {
    const fileName = `${props.name}-${isoDay(Date.now())}.csv`;
    setWriting(true);
    try {
      download(await csv(props.columns, props.rows, controller.signal), fileName);
    } catch (problem) {
      if (!controller.signal.aborted) throw problem;
    } finally {
      setWriting(false);
    }
  }

  return (
    <button type="button" disabled={props.rows.length === 0 || isWriting()} onClick={() => void save()}>
      <Download size={16} aria-hidden="true" />
      {text().download}
    </button>
  );
}
