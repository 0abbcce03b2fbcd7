import "./own-worker-page.js";
import "./page.js";
