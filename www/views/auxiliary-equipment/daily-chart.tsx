import { createMemo, type JSX } from "solid-js";
import { Numbers } from "../../components/chart/numbers.tsx";
import { seriesColour } from "../../components/chart/palette.ts";
import { StackedColumns } from "../../components/chart/stacked-columns.tsx";
import { day, duration, shortDay, unit } from "../../language/format.ts";
import { text } from "./texts.ts";
import { sum, type Usage } from "./usage.ts";

const HOUR = 3600;

/** Hours per equipment and day. */
export function DailyChart(props: {
  usage: Usage;
  days: readonly string[];
  equipment: readonly string[];
}): JSX.Element {
  const series = createMemo(() =>
    props.equipment
      .map((name, index) => ({ name, colour: seriesColour(index), values: props.usage.byDay.get(name) ?? [] }))
      .filter(({ values }) => values.length > 0),
  );
  const hours = () => series().map(({ values, ...rest }) => ({ ...rest, values: values.map((value) => value / HOUR) }));
  const columns = createMemo(() => props.days.map((iso) => ({ label: shortDay(iso), fullLabel: day(iso) })));
  const rows = createMemo(() =>
    props.days.map((iso, index) => {
      const seconds = series().map(({ values }) => values[index] ?? 0);
      return { head: day(iso), cells: [...seconds, sum(seconds)].map(duration) };
    }),
  );
  return (
    <>
      <StackedColumns
        title={text().daily}
        columns={columns()}
        series={hours()}
        total={text().total}
        tick={(value) => unit(value, "hour", 1)}
        format={(value) => duration(value * HOUR)}
      />
      <Numbers
        caption={text().daily}
        heads={[text().day, ...series().map(({ name }) => name), text().total]}
        rows={rows()}
      />
    </>
  );
}
