import { summary } from "./fleet.js";
import { baseUrl, show } from "./show.js";

show("page", summary(baseUrl));
