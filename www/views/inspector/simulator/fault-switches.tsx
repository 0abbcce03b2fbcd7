import { type Accessor, For, type JSX, Show } from "solid-js";
import { Failure } from "../../../components/failure.tsx";
import { number } from "../../../language/format.ts";
import { FAULT_NAMES, FAULTS } from "./faults.ts";
import { createSwitchedFaults } from "./switched-faults.ts";
import { faultTexts, text } from "./texts.ts";

/** Switches the simulator's faults on and off, to watch the client cope. */
export function FaultSwitches(props: { requests: Accessor<unknown> }): JSX.Element {
  const faults = createSwitchedFaults(props.requests);
  const listed = new Set<string>(Object.values(FAULTS));
  const others = () => (faults.states() ?? []).filter(({ spec }) => !listed.has(spec));
  return (
    <section class="card" aria-labelledby="faults">
      <h2 id="faults">{text().title}</h2>
      <p class="hint">{text().about}</p>
      <Show when={faults.error()}>{(error) => <Failure title={text().failed} error={error()} />}</Show>
      <ul class="faults">
        <For each={FAULT_NAMES}>
          {(name) => (
            <li>
              <label class="fault">
                <input
                  type="checkbox"
                  disabled={faults.states() === null}
                  checked={faults.stateOf(name) !== undefined}
                  onChange={(event) => {
                    // It is on when the simulator says so.
                    event.currentTarget.checked = faults.stateOf(name) !== undefined;
                    faults.toggle(name);
                  }}
                />
                <span>{faultTexts()[name].name}</span>
              </label>
              <p class="hint">
                {faultTexts()[name].effect}
                <Show when={faults.stateOf(name)}>
                  {(state) => <strong> {text().struck(number(state().struck), number(state().seen))}</strong>}
                </Show>
              </p>
            </li>
          )}
        </For>
      </ul>
      <Show when={others().length > 0}>
        <p class="hint">
          {text().others}: <For each={others()}>{({ spec }) => <code>{spec} </code>}</For>
        </p>
      </Show>
      <div class="toolbar">
        <button type="button" disabled={!faults.states()?.length} onClick={faults.allOff}>
          {text().allOff}
        </button>
        <button type="button" onClick={faults.expireSession}>
          {text().expire}
        </button>
      </div>
    </section>
  );
}
