import { summary } from "./fleet.js";

const text: string = await summary(process.env.OCEAN_BASE_URL ?? "");
console.log(text);
