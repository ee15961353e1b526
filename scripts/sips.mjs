import { startFromSource } from "./start-from-source.mjs";

await startFromSource("packages/server/src/cli/sips.ts", process.argv.slice(2));
