import { summary } from "../../fleet.js";

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response(await summary(process.env.OCEAN_BASE_URL));
}
