import { summary } from "../fleet.js";
import { OnClient } from "./on-client.js";

export const dynamic = "force-dynamic";

export default async function Page() {
  return (
    <>
      <output id="server">{await summary(process.env.OCEAN_BASE_URL)}</output>
      <OnClient />
    </>
  );
}
