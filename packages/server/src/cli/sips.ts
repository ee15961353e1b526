#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { askOn } from "./input/ask-on.js";
import { exitCodes, type Terminal } from "./input/command.js";
import { run } from "./run.js";

let isClosed = false;

const terminal: Terminal = {
  env: process.env,
  write: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  isClosed: () => isClosed,
  readInput: (file) => (file === "-" ? text(process.stdin) : readFile(file, "utf8")),
  // On standard error, so that standard output can go into a file.
  ...(process.stdin.isTTY &&
    process.stderr.isTTY && { ask: (question) => askOn(process.stdin, process.stderr, question) }),
};

// A closed pipe is not an error: head, for example, stops reading early. What cannot be written otherwise is one; thrown,
// it would end the process with 1, which says that the gateway has refused.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE" && !isClosed) {
    terminal.complain(`sips: the output is incomplete: ${error.message}`);
    process.exitCode = exitCodes.defect;
  }
  isClosed = true;
});
// Nobody reads the output any more.
process.stderr.on("error", () => {});

const exitCode = await run(process.argv.slice(2), terminal);
process.exitCode ??= exitCode;
