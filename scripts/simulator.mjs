import { startFromSource } from "./start-from-source.mjs";

await startFromSource("packages/simulator/src/cli.ts", process.argv.slice(2));
