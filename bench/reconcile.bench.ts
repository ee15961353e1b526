import { startPostgres } from "../scripts/postgres.mjs";
import { runProgram, stopProcesses } from "./start-process.js";

// How long one process takes to resolve what a crowd leaves behind, with a gateway that takes 200 ms for each query.
const postgres = await startPostgres();
try {
  await runProgram("reconciling-process.ts", postgres.url);
} finally {
  stopProcesses();
  await postgres.close();
}
