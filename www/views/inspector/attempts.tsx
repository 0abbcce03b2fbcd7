import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Empty } from "../../components/empty.tsx";
import { bytes, milliseconds, number, timeWithSeconds } from "../../language/format.ts";
import type { Activity, Attempt } from "../../session/activity.ts";
import { AttemptDetails } from "./attempt-details.tsx";
import { text } from "./texts.ts";

/** Every attempt at a request of this session, the newest first. */
export function Attempts(props: { activity: Activity }): JSX.Element {
  const [paused, setPaused] = createSignal<readonly Attempt[] | null>(null);
  const [selectedId, setSelectedId] = createSignal<number | null>(null);
  const shown = createMemo(() => (paused() ?? props.activity.attempts()).toReversed());
  const selected = () => shown().find(({ id }) => id === selectedId());
  const longest = createMemo(() => Math.max(1, ...shown().map(({ response }) => response?.totalMs ?? 0)));

  return (
    <section class="card" aria-labelledby="requests">
      <header class="view-header">
        <h2 id="requests">{text().requests}</h2>
        <div class="toolbar">
          <button
            type="button"
            aria-pressed={paused() !== null}
            onClick={() => setPaused(paused() ? null : props.activity.attempts())}
          >
            {paused() ? text().resume : text().pause}
          </button>
          <button
            type="button"
            onClick={() => {
              props.activity.forgetAttempts();
              if (paused()) setPaused([]);
            }}
          >
            {text().clear}
          </button>
        </div>
      </header>
      <Show when={shown().length > 0} fallback={<Empty title={text().none}>{text().noneHint}</Empty>}>
        <figure class="attempts" aria-label={text().requests} tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">{text().time}</th>
                <th scope="col">{text().endpoint}</th>
                <th scope="col">{text().attempt}</th>
                <th scope="col">{text().status}</th>
                <th scope="col">{text().received}</th>
                <th scope="col">{text().duration}</th>
              </tr>
            </thead>
            <tbody>
              <For each={shown()}>
                {(attempt) => (
                  <Row
                    attempt={attempt}
                    longest={longest()}
                    isSelected={attempt.id === selectedId()}
                    onSelect={() => setSelectedId((id) => (id === attempt.id ? null : attempt.id))}
                  />
                )}
              </For>
            </tbody>
          </table>
        </figure>
        <p class="hint">{text().legend}</p>
        <Show when={selected()}>{(attempt) => <AttemptDetails attempt={attempt()} />}</Show>
      </Show>
    </section>
  );
}

function Row(props: { attempt: Attempt; longest: number; isSelected: boolean; onSelect: () => void }): JSX.Element {
  const response = () => props.attempt.response;
  const share = (ms: number) => `${(ms / props.longest) * 100}%`;
  return (
    <tr classList={{ selected: props.isSelected }}>
      <td>{timeWithSeconds(props.attempt.startedAt)}</td>
      <th scope="row">
        <button type="button" class="quiet" aria-pressed={props.isSelected} onClick={props.onSelect}>
          <code>
            {props.attempt.method} {props.attempt.endpoint}
          </code>
        </button>
      </th>
      <td>{number(props.attempt.attempt)}</td>
      <td>
        <Outcome attempt={props.attempt} />
      </td>
      <td>{response()?.bytes === undefined ? "" : bytes(response()?.bytes ?? 0)}</td>
      <td class="attempt-duration">
        <Show when={response()}>
          {(response) => (
            <>
              <svg aria-hidden="true" width="100%" height="10">
                <rect class="attempt-total" width={share(response().totalMs)} height="10" rx="2" />
                <rect
                  class="attempt-waiting"
                  width={share(response().headersMs ?? response().totalMs)}
                  height="10"
                  rx="2"
                />
              </svg>
              {milliseconds(response().totalMs)}
            </>
          )}
        </Show>
      </td>
    </tr>
  );
}

function Outcome(props: { attempt: Attempt }): JSX.Element {
  const status = () => props.attempt.response?.status;
  const isGood = () => props.attempt.retry === null && status() !== undefined && Number(status()) < 400;
  return (
    <Show when={props.attempt.response} fallback={<span class="outcome">{text().underWay}</span>}>
      <span class="outcome" classList={{ good: isGood(), bad: !isGood() }}>
        {status() ?? text().noAnswer}
      </span>
      <Show when={props.attempt.retry}>
        {(retry) => <span class="attempt-retry"> {text().retryIn(milliseconds(retry().delayMs), retry().reason)}</span>}
      </Show>
    </Show>
  );
}
