import "./off-thread-page.js";
import "./page.js";
import "./worker-page.js";
