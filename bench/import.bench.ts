import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleCode } from "../scripts/bundle-code.mjs";
import { reportTimes } from "./measure.js";

// The cost of loading the published server in a fresh process after Express, compared with loading Express.
const turns = 9;
const mostMs = 60;
const mostMegabytes = 15;

interface Load {
  readonly ms: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), "sips-kit-bench-"));
try {
  for (const name of ["protocol", "server"]) await layOut(name);
  const express: Load[] = [];
  const server: Load[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    express.push(load("express"));
    server.push(load("@sips-kit/server", "express"));
  }
  tell(least(express), least(server));
} finally {
  rmSync(folder, { recursive: true });
}

/** Lays a package out as an installation would, next to the dependencies installed here. */
async function layOut(name: string): Promise<void> {
  const source = fileURLToPath(new URL(`../packages/${name}`, import.meta.url));
  const target = join(folder, "node_modules", "@sips-kit", name);
  await bundleCode(source, join(target, "lib"));
  // One of our own manifests.
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as {
    publishConfig: object;
  };
  writeFileSync(join(target, "package.json"), JSON.stringify({ type: "module", ...manifest.publishConfig }));
  const modules = join(target, "node_modules");
  mkdirSync(modules);
  for (const one of readdirSync(join(source, "node_modules"))) {
    if (!/^[.]|^@sips-kit$/.test(one)) symlinkSync(join(source, "node_modules", one), join(modules, one));
  }
  if (name === "server") symlinkSync(join(modules, "express"), join(folder, "node_modules", "express"));
}

/** Loads a package in a separate process, after another one. */
function load(name: string, before?: string): Load {
  const program = `
    ${before === undefined ? "" : `await import("${before}");`}
    const bytes = process.memoryUsage().rss;
    const at = performance.now();
    await import("${name}");
    const ms = performance.now() - at;
    console.log(JSON.stringify({ ms, megabytes: (process.memoryUsage().rss - bytes) / 1e6 }));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: folder,
    encoding: "utf8",
  });
  // The program's only line.
  return JSON.parse(stdout) as Load;
}

function least(loads: readonly Load[]): Load {
  return {
    ms: Math.min(...loads.map(({ ms }) => ms)),
    megabytes: Math.min(...loads.map(({ megabytes }) => megabytes)),
  };
}

function tell(express: Load, server: Load): void {
  const inMegabytes = `@sips-kit/server beside it, ${server.megabytes.toFixed(1)} MB`;
  reportTimes("Loading in a fresh process", [
    { name: `Express, ${express.megabytes.toFixed(1)} MB`, perSecond: 1000 / express.ms },
    { name: inMegabytes, perSecond: 1000 / server.ms },
  ]);
  if (server.ms > mostMs || server.megabytes > mostMegabytes) {
    console.log(`  above ${mostMs} ms or ${mostMegabytes} MB: ${inMegabytes}`);
  }
}
