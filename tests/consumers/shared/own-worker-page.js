import { showOffThread } from "./off-thread.js";

// The script is an entry point of its own.
showOffThread({ worker: () => new Worker("./ocean.js", { type: "module" }) });
