import { startFromSource } from "./start-from-source.mjs";

// Writes docs/reference from the tables of the protocol.
await startFromSource("scripts/reference/write-reference.ts", process.argv.slice(2));
