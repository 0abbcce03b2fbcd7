import { env } from "$env/dynamic/private";
import { summary } from "../../fleet.js";

export const load = async () => ({ server: await summary(env.OCEAN_BASE_URL) });
