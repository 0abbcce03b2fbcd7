import type { TestContext } from "node:test";

/** Loads an example, which runs what is at its top level, and gives the function that it exports. */
export type Load = <F>() => Promise<F>;

/** Runs an example against the simulator, and checks what comes of it. */
export type Run = (load: Load, test: TestContext) => Promise<void>;

/** How to run the examples of a guide: by the function that each exports or, if it exports none, by its heading. */
export type Runs = Readonly<Record<string, Run>>;
