#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Terminal } from "./command.js";
import { run } from "./run.js";

const terminal: Terminal = {
  env: process.env,
  write: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  readInput: (file) => (file === "-" ? text(process.stdin) : readFile(file, "utf8")),
};

// A closed pipe is not an error: head, for example, stops reading early.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), terminal);
