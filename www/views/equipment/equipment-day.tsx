import { useQuery } from "@tanstack/solid-query";
import type { EquipmentPosition } from "ocean-fleet/worker";
import { createSignal, For, type JSX, Match, Switch } from "solid-js";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { counted, isoDay } from "../../language/format.ts";
import { useConnection } from "../../session/session.tsx";
import { dayPeriod } from "./day-period.ts";
import { text } from "./texts.ts";

/** More would be a table of its own. */
const MAX_SHOWN = 50;

/** Where a piece of equipment was on a day. */
export function EquipmentDay(props: { id: number }): JSX.Element {
  const { queries } = useConnection();
  const [day, setDay] = createSignal(isoDay(Date.now()));
  const query = useQuery(() => queries.equipmentPositions({ equipmentIds: [props.id], ...dayPeriod(day()) }));
  const positions = () => (query.isSuccess ? query.data : []).flatMap((record) => record.positions);
  return (
    <section class="equipment-day">
      <h3>{text().positions}</h3>
      <label class="field">
        {text().day}
        <input
          type="date"
          value={day()}
          max={isoDay(Date.now())}
          onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
      </label>
      <Switch>
        <Match when={query.isFetching}>
          <Loading progress={null} />
        </Match>
        <Match when={query.error}>
          {(error) => <Failure title={text().positionsFailed} error={error()} onRetry={() => void query.refetch()} />}
        </Match>
        <Match when={positions().length === 0}>
          <p class="hint">{text().noPositions}</p>
        </Match>
        <Match when={positions().length > 0}>
          <p class="hint">{counted(positions().length, text().position)}</p>
          <ol>
            <For each={positions().slice(-MAX_SHOWN).reverse()}>{(position) => <Place position={position} />}</For>
          </ol>
        </Match>
      </Switch>
    </section>
  );
}

function Place(props: { position: EquipmentPosition }): JSX.Element {
  return (
    <li>
      <time>{props.position.date}</time>{" "}
      {props.position.pointOfInterest ?? props.position.address ?? props.position.town ?? text().unknownPlace}
    </li>
  );
}
