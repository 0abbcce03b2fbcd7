import { useSearchParams } from "@solidjs/router";
import { lastDays, type Period, PRESETS } from "./period.ts";

/** What the view shows, as its address says it: so links lead to it, and the back button does, too. */
export interface Address {
  /** As it is written, so it may not be a period at all. */
  readonly period: Period;
  /** What the visitor looks for in registrations and names. */
  readonly vehicle: string;
  /** Names of equipment that is left out. */
  readonly without: readonly string[];
  setPeriod(period: Period): void;
  setVehicle(vehicle: string): void;
  toggleEquipment(name: string): void;
}

export function useAddress(): Address {
  const [search, setSearch] = useSearchParams();
  const one = (key: string) => [search[key]].flat()[0];
  const initial = lastDays(PRESETS.week);
  const without = () => [search.without ?? []].flat();
  return {
    get period() {
      return { from: one("from") ?? initial.from, to: one("to") ?? initial.to };
    },
    get vehicle() {
      return one("vehicle") ?? "";
    },
    get without() {
      return without();
    },
    setPeriod: (period) => setSearch({ ...period }),
    setVehicle: (vehicle) => setSearch({ vehicle }, { replace: true }),
    toggleEquipment: (name) => {
      const others = without().filter((each) => each !== name);
      setSearch({ without: others.length < without().length ? others : [...others, name] }, { replace: true });
    },
  };
}
