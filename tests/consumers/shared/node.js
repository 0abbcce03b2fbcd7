import { summary } from "./fleet.js";

summary(process.env.OCEAN_BASE_URL ?? "").then(console.log);
