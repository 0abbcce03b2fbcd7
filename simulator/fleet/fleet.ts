import { type Asset, createAsset, indexOfAsset } from "./asset.ts";
import { REFERENCE } from "./calendar.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { createEquipment, type Equipment, indexOfEquipment } from "./equipment.ts";
import { registration } from "./identifiers.ts";
import { type Seen, Track } from "./track.ts";

/** How an asset was last seen, looked up at an instant. */
interface Sighting extends Seen {
  readonly from: number;
}

/** How many assets are remembered: those of a fleet that somebody would show on a map. */
const MAX_REMEMBERED = 100_000;

/**
 * The simulated fleet: `size` vehicles, and as many pieces of equipment. Each is created on demand, so a fleet of any size
 * takes little memory. Once the clock has moved, it remembers how each asset was last seen, which rarely changes from one
 * request to the next.
 */
export class Fleet {
  readonly seed: number;
  readonly size: number;
  readonly directory: Directory;
  /** The instant at which it is seen. */
  readonly now: number;

  readonly #remembered: Map<number, Sighting>;

  constructor(
    seed: number,
    size: number,
    now = REFERENCE,
    directory = createDirectory(seed),
    remembered = new Map<number, Sighting>(),
  ) {
    this.seed = seed;
    this.size = size;
    this.now = now;
    this.directory = directory;
    this.#remembered = remembered;
  }

  /** The same fleet, seen at another instant. */
  at(now: number): Fleet {
    return new Fleet(this.seed, this.size, now, this.directory, this.#remembered);
  }

  /** The asset at `index`, from 0 to `size - 1`, as it was last seen. */
  asset(index: number): Asset {
    // Nothing has happened since: not even a track is needed to know that.
    if (this.now === REFERENCE) return createAsset(this.seed, index, this.directory);
    const remembered = this.#remembered.get(index);
    if (remembered && remembered.from <= this.now && this.now < remembered.until) return remembered.asset;
    const seen = this.track(index).seenBy(this.now);
    if (index < MAX_REMEMBERED) this.#remembered.set(index, { ...seen, from: this.now });
    return seen.asset;
  }

  /** The assets with these identifiers, or all of them; in fleet order, without duplicates. */
  *assets(ids: readonly number[] | null = null): Iterable<Asset> {
    const wanted = ids && new Set(ids);
    for (const index of this.#indices(ids, indexOfAsset)) {
      const asset = this.asset(index);
      if (wanted === null || wanted.has(asset.id)) yield asset;
    }
  }

  /** The assets with exactly these registrations; in fleet order. */
  *assetsRegistered(texts: readonly string[]): Iterable<Asset> {
    const wanted = new Set(texts);
    for (let index = 0; index < this.size && wanted.size > 0; index++) {
      // Cheaper than creating every asset. If this one has no plate, its registration is not used by any other.
      if (!wanted.delete(registration(this.seed, index))) continue;
      const asset = this.asset(index);
      if (asset.registration !== null) yield asset;
    }
  }

  /** Where the asset at `index` has been. */
  track(index: number): Track {
    return new Track(this.seed, this.directory, createAsset(this.seed, index, this.directory));
  }

  /** The pieces of equipment with these identifiers, or all of them; in fleet order, without duplicates. */
  *equipment(ids: readonly number[] | null = null): Iterable<Equipment> {
    for (const index of this.#indices(ids, indexOfEquipment)) {
      yield createEquipment(this.seed, index, this.directory);
    }
  }

  /** The indices for these identifiers, in order and without duplicates; without identifiers, all of them. */
  *#indices(ids: readonly number[] | null, indexOf: (id: number) => number): Iterable<number> {
    if (ids === null) {
      for (let index = 0; index < this.size; index++) yield index;
      return;
    }
    const indices = new Set(ids.map(indexOf).filter((index) => index >= 0 && index < this.size));
    yield* [...indices].sort((a, b) => a - b);
  }
}
