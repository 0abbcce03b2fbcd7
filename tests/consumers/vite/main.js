import "./own-script-page.js";
import "./page.js";
import "./worker-page.js";
