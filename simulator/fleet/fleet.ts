import { type Asset, createAsset } from "./asset.ts";
import { createDirectory, type Directory } from "./directory.ts";

/** The fleet the simulator answers for. Assets are made when asked for, so a fleet of any size takes no memory. */
export class Fleet {
  readonly seed: number;
  readonly size: number;
  readonly directory: Directory;

  constructor(seed: number, size: number) {
    this.seed = seed;
    this.size = size;
    this.directory = createDirectory(seed);
  }

  /** The asset at `index`, from 0 to `size - 1`. */
  asset(index: number): Asset {
    return createAsset(this.seed, index, this.directory);
  }
}
