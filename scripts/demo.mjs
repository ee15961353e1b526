import { startFromSource } from "./start-from-source.mjs";

await startFromSource("demo/src/main.ts", process.argv.slice(2));
