import fleet = require("./fleet.cjs");

const text: Promise<string> = fleet.summary(process.env.OCEAN_BASE_URL ?? "");
text.then(console.log);
