import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import type { MappedVehicle } from "./fleet/vehicle.ts";
import { Sign } from "./sign.tsx";
import { text } from "./texts.ts";

const MAX_MATCHES = 8;

/** Finds any vehicle without the pointer: a text field with suggestions, as the ARIA pattern of a combobox has it. */
export function VehicleSearch(props: {
  vehicles: ReadonlyMap<string, MappedVehicle>;
  onSelect: (id: string) => void;
}): JSX.Element {
  const listId = createUniqueId();
  const [query, setQuery] = createSignal("");
  const [active, setActive] = createSignal(0);
  const matches = createMemo(() => find(props.vehicles, query()));
  const isOpen = () => query().trim() !== "";
  const choose = (index: number) => {
    const [id] = matches()[index] ?? [];
    if (id === undefined) return;
    setQuery("");
    props.onSelect(id);
  };

  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((index) => Math.min(index + 1, matches().length - 1)),
    ArrowUp: () => setActive((index) => Math.max(index - 1, 0)),
    Enter: () => choose(active()),
    Escape: () => setQuery(""),
  };

  return (
    <search class="map-search">
      <label class="visually-hidden" for={`${listId}-field`}>
        {text().search}
      </label>
      <input
        id={`${listId}-field`}
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder={text().searchHint}
        aria-expanded={isOpen()}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen() && matches().length > 0 ? `${listId}-${active()}` : undefined}
        value={query()}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const handle = isOpen() ? keys[event.key] : undefined;
          if (!handle) return;
          event.preventDefault();
          handle();
        }}
        onBlur={() => setQuery("")}
      />
      <div id={listId} role="listbox" aria-label={text().search} hidden={!isOpen()}>
        <For each={matches()}>
          {([, vehicle], index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
            <div
              id={`${listId}-${index()}`}
              role="option"
              aria-selected={index() === active()}
              // The field would lose the focus, and the list be gone, before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(index())}
            >
              <Sign state={vehicle.state} freshness={vehicle.freshness} />
              <span>{vehicle.record.registration ?? vehicle.record.name}</span>
              <span class="hint">{vehicle.record.registration && vehicle.record.name}</span>
            </div>
          )}
        </For>
        <Show when={matches().length === 0}>
          <p class="hint">{text().noMatch}</p>
        </Show>
      </div>
    </search>
  );
}

/** The first vehicles in which a text occurs; those whose registration begins with it come first. */
function find(vehicles: ReadonlyMap<string, MappedVehicle>, query: string): readonly [string, MappedVehicle][] {
  const wanted = folded(query);
  if (wanted === "") return [];
  const found: [string, MappedVehicle][] = [];
  const others: [string, MappedVehicle][] = [];
  for (const entry of vehicles) {
    const { registration, name, driver } = entry[1].record;
    if (folded(registration ?? "").startsWith(wanted)) found.push(entry);
    else if (
      others.length < MAX_MATCHES &&
      folded([registration, name, driver?.firstName, driver?.lastName].join(" ")).includes(wanted)
    ) {
      others.push(entry);
    }
    if (found.length === MAX_MATCHES) break;
  }
  return [...found, ...others].slice(0, MAX_MATCHES);
}

/** Without what people leave out when they type: case, accents, hyphens. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f\s-]/g, "")
    .toLowerCase();
}
