import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockStateFile } from "./state-lock.js";
import { createStore, type Store } from "./store.js";

let folder = "";
let file = "";
const open: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-state-"));
  file = join(folder, "state.jsonl");
});

afterEach(() => {
  for (const store of open.splice(0)) store.close();
  rmSync(folder, { recursive: true });
});

function storeAt(path?: string, write?: Parameters<typeof createStore>[1]): Store {
  const store = createStore(path, write);
  open.push(store);
  return store;
}

describe("a store", () => {
  test.each(["without a file", "with one"])("keeps, changes and forgets values %s", (how) => {
    const names = storeAt(how === "with one" ? file : undefined).collection<{ name: string }>("names");
    names.set("a", { name: "Ada" });
    names.set("b", { name: "Bob" });
    names.delete("b");
    expect([names.get("a"), names.has("b"), names.size, [...names.values()]]).toEqual([
      { name: "Ada" },
      false,
      1,
      [{ name: "Ada" }],
    ]);
    names.clear();
    expect(names.size).toBe(0);
  });

  test("remembers through its file, in the order of the first keeping", () => {
    const before = storeAt(file);
    const names = before.collection<{ name: string }>("names");
    const said = before.log<string>("said");
    const ada = { name: "Ada" };
    names.set("a", ada);
    names.set("b", { name: "Bob" });
    before.flush();
    ada.name = "Ada L.";
    names.set("a", ada);
    names.delete("b");
    names.set("c", { name: "Cléo\nnext line" });
    said.add("one");
    said.add("two");
    before.flush();

    const after = storeAt(file);
    expect([...after.collection("names").values()]).toEqual([
      { name: "Ada L." },
      { name: "Cléo\nnext line" },
    ]);
    expect(after.log("said").all()).toEqual(["one", "two"]);
  });

  test("what was cleared stays away, what came after it stays", () => {
    const before = storeAt(file);
    const names = before.collection<number>("names");
    const said = before.log<string>("said");
    names.set("a", 1);
    said.add("one");
    before.flush();
    names.clear();
    said.clear();
    names.set("b", 2);
    said.add("two");
    before.flush();
    const after = storeAt(file);
    expect([...after.collection("names").values()]).toEqual([2]);
    expect(after.log("said").all()).toEqual(["two"]);
  });

  test("writes automatically once the running code has ended", async () => {
    storeAt(file).collection<number>("names").set("a", 1);
    await Promise.resolve();
    expect(storeAt(file).collection("names").get("a")).toBe(1);
  });

  test("one call's changes are one line, and a line cut off by a kill is ignored", () => {
    const before = storeAt(file);
    const names = before.collection<number>("names");
    names.set("a", 1);
    names.set("b", 2);
    before.flush();
    const whole = readFileSync(file, "utf8");
    expect(whole.match(/\n/g)).toHaveLength(1);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.slice(0, length));
      expect(storeAt(file).collection("names").size).toBe(0);
    }
  });

  test("opening rewrites the file without outdated entries", () => {
    const before = storeAt(file);
    const names = before.collection<number>("names");
    for (let count = 0; count < 100; count += 1) {
      names.set("a", count);
      before.flush();
    }
    storeAt(file);
    expect(readFileSync(file, "utf8")).toBe('[["names","a",99]]\n');
  });

  test("keeps entries that no part has read", () => {
    const before = storeAt(file);
    before.collection<number>("names").set("a", 1);
    before.flush();
    storeAt(file);
    expect(storeAt(file).collection("names").get("a")).toBe(1);
  });

  test("rejects a foreign file, and leaves it unchanged", () => {
    appendFileSync(file, '{"name":"package.json"}\n');
    expect(() => createStore(file)).toThrow(/line 1: this is no state file/);
    expect(readFileSync(file, "utf8")).toBe('{"name":"package.json"}\n');
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  // No process can have this id.
  test.each(["", "4194305"])("a lock with %j does not block, and goes with the store", (left) => {
    writeFileSync(`${file}.lock`, left);
    createStore(file).close();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test("a lock of a running process blocks, and stays", () => {
    writeFileSync(`${file}.lock`, String(process.ppid));
    expect(() => createStore(file)).toThrow(`process ${process.ppid}: stop it`);
    expect(readFileSync(`${file}.lock`, "utf8")).toBe(String(process.ppid));
  });

  test("a lock that another container renews blocks, whatever its process id; one that was left there does not", () => {
    const lock = `${file}.lock`;
    writeFileSync(lock, "4194305 other-container");
    expect(() => createStore(file)).toThrow("process 4194305 of host other-container: stop it");
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, minuteAgo, minuteAgo);
    createStore(file).close();
    expect(existsSync(lock)).toBe(false);
  });

  test("a lock is renewed while it is held", async () => {
    const release = lockStateFile(file, 10);
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(`${file}.lock`, minuteAgo, minuteAgo);
    await expect.poll(() => statSync(`${file}.lock`).mtimeMs).toBeGreaterThan(minuteAgo.getTime());
    release();
  });

  test("two parts cannot keep the same name", () => {
    const store = storeAt();
    store.collection("names");
    expect(() => store.log("names")).toThrow(/Two parts/);
  });
});

describe("a full disk", () => {
  let left = Infinity;
  const write: Parameters<typeof createStore>[1] = (to, bytes, offset, length, position) => {
    if (left === 0) throw new Error("ENOSPC: no space left on device, write");
    const written = writeSync(to, bytes, offset, Math.min(length, left), position);
    left -= written;
    return written;
  };

  test("leaves no half line, and what could not be written follows", () => {
    left = Infinity;
    const names = storeAt(file, write).collection<string>("names");
    const store = open.at(-1);
    names.set("a", "Ada");
    store?.flush();
    const whole = readFileSync(file, "utf8");
    names.set("b", "Bob");
    left = 5;
    expect(() => store?.flush()).toThrow("ENOSPC");
    expect(readFileSync(file, "utf8")).toBe(whole);
    left = Infinity;
    names.set("c", "Cléo");
    store?.flush();
    open.pop()?.close();
    expect([...storeAt(file).collection("names").values()]).toEqual(["Ada", "Bob", "Cléo"]);
  });

  test("at the start leaves the old file as it is", () => {
    left = Infinity;
    const store = storeAt(file, write);
    store.collection<string>("names").set("a", "Ada");
    open.pop()?.close();
    const whole = readFileSync(file, "utf8");
    left = 5;
    expect(() => storeAt(file, write)).toThrow("ENOSPC");
    expect(readFileSync(file, "utf8")).toBe(whole);
  });
});
