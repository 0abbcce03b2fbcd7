import "./page.js";
import "./worker-page.js";
