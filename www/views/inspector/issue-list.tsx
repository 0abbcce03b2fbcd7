import type { Issue } from "ocean-fleet/worker";
import type { JSX } from "solid-js";
import { NumberTable } from "../../components/chart/numbers.tsx";
import { number } from "../../language/format.ts";
import { text } from "./texts.ts";

/** Where values are not as documented. The values themselves are not told: answers are personal data. */
export function IssueList(props: { issues: readonly Issue[]; count: number }): JSX.Element {
  return (
    <>
      <p class="hint">{text().issuesListed(number(props.issues.length), number(props.count))}</p>
      <NumberTable
        caption={text().issues}
        heads={[text().path, text().expected, text().got, text().offset]}
        rows={props.issues.map(({ path, expected, received, offset }) => ({
          head: path.join("."),
          cells: [expected, received, number(offset)],
        }))}
      />
    </>
  );
}
