import { createServer } from "vite";

const vite = await createServer({ appType: "custom", server: { middlewareMode: true } });
const { summary } = await vite.ssrLoadModule("/fleet.js");
console.log(await summary(process.env.OCEAN_BASE_URL));
await vite.close();
