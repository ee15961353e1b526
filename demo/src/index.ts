export { readSettings, type ReadSettings, type Settings } from "./settings.js";
export { startDemo, type Demo } from "./start-demo.js";
