import { createSignal } from "solid-js";

const [isOnline, setOnline] = createSignal(navigator.onLine);
for (const kind of ["online", "offline"]) addEventListener(kind, () => setOnline(navigator.onLine));

/** Whether the browser has a network. */
export { isOnline };
