import "./off-thread-page.js";
