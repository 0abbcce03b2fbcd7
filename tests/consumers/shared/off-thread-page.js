import { showOffThread } from "./off-thread.js";

showOffThread();
