// The simulator as a child process: tells its parent where it listens, and exits when the parent is gone.
import { startSimulator } from "../../simulator/server.ts";

const { url } = await startSimulator(JSON.parse(process.argv[2] ?? "{}"));
process.on("disconnect", () => process.exit());
process.send?.({ url });
