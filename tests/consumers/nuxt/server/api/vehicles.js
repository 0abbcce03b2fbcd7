import { summary } from "~~/fleet.js";

export default defineEventHandler(() => summary(process.env.OCEAN_BASE_URL));
