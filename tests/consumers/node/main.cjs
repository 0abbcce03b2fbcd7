const { summary } = require("./fleet.cjs");

summary(process.env.OCEAN_BASE_URL).then(console.log);
