import { For, type JSX } from "solid-js";
import { lastDays, lengthOf, MAX_DAYS, type Period, PRESETS, type Preset } from "./period.ts";
import { text } from "./texts.ts";

const NAMES = Object.keys(PRESETS) as Preset[];

/** Chooses a period: one of a few, or any that the API answers in full. */
export function PeriodForm(props: { period: Period; onChoose: (period: Period) => void }): JSX.Element {
  const isCurrent = (preset: Preset) => {
    const { from, to } = lastDays(PRESETS[preset]);
    return props.period.from === from && props.period.to === to;
  };

  const entered = (form: HTMLFormElement): Period => {
    const data = new FormData(form);
    return { from: String(data.get("from")), to: String(data.get("to")) };
  };
  /** Lets the browser say what is wrong, beside the field. */
  const check = (form: HTMLFormElement) => {
    const days = lengthOf(entered(form));
    const problem = days === 0 ? text().reversed : days > MAX_DAYS ? text().tooLong : "";
    const last = form.elements.namedItem("to");
    if (last instanceof HTMLInputElement) last.setCustomValidity(problem);
  };

  return (
    <form
      class="toolbar"
      onInput={(event) => check(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault();
        props.onChoose(entered(event.currentTarget));
      }}
    >
      <fieldset class="presets">
        <legend class="visually-hidden">{text().period}</legend>
        <For each={NAMES}>
          {(preset) => (
            <button
              type="button"
              aria-pressed={isCurrent(preset)}
              onClick={() => props.onChoose(lastDays(PRESETS[preset]))}
            >
              {text().presets[preset]}
            </button>
          )}
        </For>
      </fieldset>
      <label class="field">
        {text().from}
        <input type="date" name="from" required value={props.period.from} />
      </label>
      <label class="field">
        {text().to}
        <input type="date" name="to" required value={props.period.to} />
      </label>
      <button type="submit">{text().show}</button>
    </form>
  );
}
