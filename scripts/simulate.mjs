import { startFromSource } from "./start-from-source.mjs";

await startFromSource("simulation/run/command-line.ts", process.argv.slice(2));
