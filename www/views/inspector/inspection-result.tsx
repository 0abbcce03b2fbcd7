import { type JSX, Show } from "solid-js";
import { Failure } from "../../components/failure.tsx";
import { bytes, milliseconds, number } from "../../language/format.ts";
import { type Figure, Figures } from "./figures.tsx";
import type { Inspection } from "./inspection.ts";
import { IssueList } from "./issue-list.tsx";
import { MeasurementPanel } from "./measurement-panel.tsx";
import { text } from "./texts.ts";

/** What a request came to: its network, its records, its issues. */
export function InspectionResult(props: { inspection: Inspection }): JSX.Element {
  return (
    <section class="inspection-result" aria-label={props.inspection.resource}>
      <Show when={props.inspection.error}>{(error) => <Failure title={text().failed} error={error()} />}</Show>
      <Figures figures={figuresOf(props.inspection)} />
      <Show when={!props.inspection.error}>
        <MeasurementPanel resource={props.inspection.resource} validation={props.inspection.validation} />
      </Show>
      <h3>{text().issues}</h3>
      <Show when={props.inspection.issueCount > 0} fallback={<p class="hint">{text().noIssues}</p>}>
        <IssueList issues={props.inspection.issues} count={props.inspection.issueCount} />
      </Show>
    </section>
  );
}

function figuresOf({ records, attempts, elapsedMs }: Inspection): Figure[] {
  const last = attempts.at(-1);
  const figures: Figure[] = [
    { name: text().records, value: number(records.length) },
    { name: text().attempts, value: number(attempts.length) },
    { name: text().lastStatus, value: last?.status === undefined ? text().noAnswer : String(last.status) },
    { name: text().elapsed, value: milliseconds(elapsedMs) },
  ];
  if (last?.headersMs !== undefined) {
    figures.push({ name: text().waiting, value: milliseconds(last.headersMs) });
    figures.push({ name: text().transfer, value: milliseconds(last.totalMs - last.headersMs) });
  }
  if (last?.bytes !== undefined) figures.push({ name: text().received, value: bytes(last.bytes) });
  return figures;
}
