import { createReadStream } from "node:fs";
import { cp, mkdir, open, readdir, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { crc32 } from "node:zlib";
import type { Attempt } from "../../domain/attempt.js";
import type { Operation } from "../../domain/operation.js";

/**
 * An attempt or operation that is about to move money, as in the journal; an operation may have its result, or be one
 * that follows a payment. Contains no card data.
 */
export type ChargeRecord =
  | { readonly attempt: Attempt; readonly operation?: never }
  | { readonly operation: Operation; readonly attempt?: never };

/** All records of a log, and the number of unreadable lines. */
export interface ChargeRecords {
  readonly records: readonly ChargeRecord[];
  readonly damaged: number;
}

/**
 * A log of what is about to be charged, in separate files next to the database, to restore what the database has lost.
 * Each line has a checksum, and is on disk when `append` resolves.
 */
export interface ChargeLog {
  append(record: ChargeRecord): Promise<void>;
  close(): Promise<void>;
}

/** A process starts a new file after this many bytes or a day, so that a file is never removed while it is in use. */
const fileBytes = 8 * 1024 * 1024;
const fileMs = 24 * 3_600_000;
/** What is older must be in the database itself; the time is for restored backups. */
const keptMs = 3 * 24 * 3_600_000;

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Moves what has been committed into the database itself; true when all of it is there, and on disk. */
export type Checkpoint = () => Promise<boolean>;

/** Opens the log in a folder, which is created if missing. Each process writes its own files. */
export function openChargeLog(folder: string, checkpoint: Checkpoint): ChargeLog {
  let file: { readonly handle: FileHandle; readonly startedAt: number; bytes: number } | undefined;
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  /** Records that arrive during a flush are written together in the next one. */
  async function flushAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await write(batch.map(({ line }) => line).join(""));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = undefined;
  }

  async function write(text: string): Promise<void> {
    if (file && (file.bytes >= fileBytes || Math.abs(Date.now() - file.startedAt) >= fileMs)) {
      await file.handle.close();
      file = undefined;
      await dropOld(folder, checkpoint);
    }
    file ??= { handle: await createFile(folder), startedAt: Date.now(), bytes: 0 };
    const { handle, bytes } = file;
    try {
      await handle.appendFile(text);
      await handle.datasync();
      file.bytes += Buffer.byteLength(text);
    } catch (error) {
      // On a full disk a part may have been written, to which the next line would be joined, and both be unreadable.
      await handle.truncate(bytes).catch(() => {
        file = undefined;
        return handle.close();
      });
      throw error;
    }
  }

  return {
    append: (record) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: lineOf(record), resolve, reject });
        flushing ??= flushAll();
      }),
    async close() {
      await flushing;
      await file?.handle.close();
      file = undefined;
    },
  };
}

/** Reads the records of all processes, the oldest file first. A truncated or damaged line is counted and left out. */
export async function readChargeLog(folder: string): Promise<ChargeRecords> {
  const records: ChargeRecord[] = [];
  let damaged = 0;
  const readFile = async (path: string) => {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const record = recordOf(line);
      if (record) records.push(record);
      else damaged += 1;
    }
  };
  for (const name of await filesIn(folder)) await unlessGone(readFile(join(folder, name)));
  return { records, damaged };
}

/**
 * Removes files that have not been written to for three days. A shop with few payments writes less in that time than
 * makes SQLite checkpoint by itself, so a checkpoint comes first; without it, the files stay for now.
 */
export async function dropOld(folder: string, checkpoint: Checkpoint): Promise<void> {
  const old: string[] = [];
  for (const name of await filesIn(folder)) {
    const path = join(folder, name);
    const written = await unlessGone(stat(path));
    if (written && Date.now() - written.mtimeMs > keptMs) old.push(path);
  }
  if (old.length === 0 || !(await checkpoint())) return;
  for (const path of old) await rm(path, { force: true });
}

/** Copies the log into a new folder, while processes write it and remove old files. */
export async function copyChargeLog(folder: string, target: string): Promise<void> {
  await mkdir(target, { mode: 0o700 });
  for (const name of await readdir(folder)) await unlessGone(cp(join(folder, name), join(target, name)));
}

let created = 0;

async function createFile(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${String(Date.now()).padStart(15, "0")}-${process.pid}-${(created += 1)}.log`;
  const handle = await open(join(folder, name), "ax", 0o600);
  // The directory entry must be on disk as well.
  const directory = await open(folder);
  await directory.sync().finally(() => directory.close());
  return handle;
}

/** The log files by age: their names begin with the time. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const names = (await unlessGone(readdir(folder))) ?? [];
  return names.filter((name) => name.endsWith(".log")).sort();
}

/** Undefined for what is not there: another process may have removed an old file in between. */
async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function lineOf(record: ChargeRecord): string {
  const text = JSON.stringify(record);
  return `${checksum(text)} ${text}\n`;
}

function recordOf(line: string): ChargeRecord | undefined {
  const [sum, text] = [line.slice(0, 8), line.slice(9)];
  // A line with a valid checksum was written by lineOf.
  return checksum(text) === sum ? (JSON.parse(text) as ChargeRecord) : undefined;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
