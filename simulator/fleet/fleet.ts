import { type Asset, createAsset, indexOfAsset } from "./asset.ts";
import { REFERENCE } from "./calendar.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { createEquipment, type Equipment, indexOfEquipment } from "./equipment.ts";
import { registration } from "./identifiers.ts";
import { Track } from "./track.ts";

/**
 * The simulated fleet: `size` vehicles, and as many pieces of equipment. Each is created on demand, so a fleet of any
 * size takes no memory.
 */
export class Fleet {
  readonly seed: number;
  readonly size: number;
  readonly directory: Directory;
  /** The instant at which it is seen. */
  readonly now: number;

  constructor(seed: number, size: number, now = REFERENCE, directory = createDirectory(seed)) {
    this.seed = seed;
    this.size = size;
    this.now = now;
    this.directory = directory;
  }

  /** The same fleet, seen at another instant. */
  at(now: number): Fleet {
    return new Fleet(this.seed, this.size, now, this.directory);
  }

  /** The asset at `index`, from 0 to `size - 1`, as it was last seen. */
  asset(index: number): Asset {
    const original = createAsset(this.seed, index, this.directory);
    // Nothing has happened since: not even a track is needed to know that.
    if (this.now === REFERENCE) return original;
    return new Track(this.seed, this.directory, original).assetBy(this.now);
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
