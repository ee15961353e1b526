import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bundleProgram } from "./bundle-program.js";
import { pay } from "./servers/paying.js";
import { startServer, type Server } from "./servers/start-server.js";
import { moveToMorning } from "./shop.js";

let simulator: Simulator;
let folder: string;
let disk: string;
let isMounted: boolean;
let server: Server;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0 });
  await moveToMorning(simulator.url);
  folder = mkdtempSync(join(tmpdir(), "sips-kit-disk-"));
  disk = join(folder, "disk");
  mkdirSync(disk);
  isMounted = mountSmallDisk();
  // Without the right to mount one, no file of the server may grow beyond some hundred kilobytes.
  server = await start(isMounted ? undefined : 600);
});
afterEach(async () => {
  await server.kill();
  await simulator.close();
  if (isMounted) execFileSync("umount", [disk]);
  rmSync(folder, { recursive: true });
});

/** A separate file system, if this process may mount one. */
function mountSmallDisk(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function start(longestFileKb?: number): Promise<Server> {
  const { url, origins, csePublicKeyPem } = simulator;
  const toldFile = join(folder, "told");
  writeFileSync(toldFile, "");
  const program = await bundleProgram(new URL("servers/server-process.ts", import.meta.url), folder);
  const task = {
    journal: `sqlite:${join(disk, "journal.db")}`,
    simulator: { url, origins, csePublicKeyPem },
    toldFile,
  };
  return startServer(program, task, longestFileKb);
}

const ready = async () => {
  const response = await fetch(`${server.url}/sips/ready`);
  return { httpStatus: response.status, ...((await response.json()) as object) };
};
const isReady = async (wanted: boolean) =>
  vi.waitUntil(async () => (await ready()).httpStatus === (wanted ? 200 : 503), {
    timeout: 60_000,
    interval: 200,
  });

function fillDisk(file: string): void {
  for (let size = 64 * 1024; size >= 1;) {
    try {
      appendFileSync(file, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
}

test("a full disk: not ready, with the reason; ready once there is room again", async () => {
  expect(await ready()).toMatchObject({ httpStatus: 200, status: "ready" });
  expect(await pay(server, simulator, "before")).toMatchObject({ outcome: "accepted" });
  if (isMounted) fillDisk(join(disk, "other"));
  // Writes that fit into the existing file may still succeed; then they fail.
  for (let order = 0; order < 2_000 && (await ready()).httpStatus === 200; order += 1) {
    await pay(server, simulator, `meanwhile.${order}`);
  }
  await isReady(false);
  expect(await ready()).toMatchObject({ status: "not ready", reason: "journal-not-writable" });
  // The process is still running.
  expect((await fetch(`${server.url}/sips/health`)).status).toBe(200);
  if (!isMounted) return;
  rmSync(join(disk, "other"));
  await isReady(true);
  expect(await pay(server, simulator, "after")).toMatchObject({ outcome: "accepted" });
}, 120_000);
