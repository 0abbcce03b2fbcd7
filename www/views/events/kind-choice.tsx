import { For, type JSX } from "solid-js";
import { KINDS, kindNames } from "./kinds.ts";
import { text } from "./texts.ts";
import "./kind-choice.css";

interface KindChoiceProps {
  readonly codes: readonly number[];
  readonly onChange: (codes: readonly number[]) => void;
}

/** Which kinds of events are followed. */
export function KindChoice(props: KindChoiceProps): JSX.Element {
  const toggle = (code: number) => {
    const wanted = (each: number) => (each === code ? !props.codes.includes(code) : props.codes.includes(each));
    props.onChange(KINDS.map((kind) => kind.code).filter(wanted));
  };
  return (
    <fieldset class="kind-choice">
      <legend>{text().kinds}</legend>
      <For each={KINDS}>
        {({ code, name }) => (
          <label class="choice">
            <input type="checkbox" checked={props.codes.includes(code)} onChange={() => toggle(code)} />
            {kindNames()[name]}
          </label>
        )}
      </For>
    </fieldset>
  );
}
