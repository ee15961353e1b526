import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleDemo } from "../../scripts/bundle-demo.mjs";

// One test starts it from source, as `npm run demo` does.
const source = ["--conditions=source", "--import", "tsx", fileURLToPath(new URL("main.ts", import.meta.url))];
let bundle: Awaited<ReturnType<typeof bundleDemo>>;
beforeAll(async () => void (bundle = await bundleDemo()));
const folders = mkdtempSync(join(tmpdir(), "sips-kit-demo-test-"));
afterAll(() => {
  bundle.remove();
  rmSync(folders, { recursive: true });
});

describe("the demo as a process", () => {
  it("says what is missing or malformed, all at once, and ends with 1", async () => {
    const demo = start({ SIPS_ENVIRONMENT: "sogenactif-test", SIPS_KEY_VERSION: "one" });
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toContain("SIPS_MERCHANT_ID is missing: it should hold the shop's identifier");
    expect(demo.output()).toContain("SIPS_SECRET_KEY is missing");
    expect(demo.output()).toContain("SIPS_KEY_VERSION is malformed");
  });

  it("prints its options and variables, and refuses others", async () => {
    const asked = start({}, [bundle.program, "--help"]);
    expect(await asked.ended).toBe(0);
    expect(asked.output()).toMatch(/--seed N .*\n[^]*SIPS_ENVIRONMENT /);
    const wrong = start({}, [bundle.program, "--sed", "100"]);
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(/The shop cannot start:\n.*'--sed'.*See --help/);
  });

  it("includes the simulator, and stops cleanly", async () => {
    const demo = start({}, source);
    const url = await demo.ready;
    expect(demo.output()).toMatch(/^simulator ready: http:\/\/127\.0\.0\.1:\d+$/m);
    const page = await fetch(url);
    expect(await page.text()).toContain("Add to basket");
    demo.stop();
    expect(await demo.ended).toBe(0);
  });

  it("warns in one line that an unknown gateway may take real money", async () => {
    const demo = start({ SIPS_GATEWAY_URL: "https://proxy.example" });
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toMatch(/^The shop cannot start:\n.*createPayments: live should hold true/);
    expect(demo.output()).not.toContain("    at ");
  });

  it("says in one line that its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo; // it listens on a port
    const demo = start({ PORT: `${port}` });
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toMatch(/^The shop cannot start:\n.*PORT.* should hold a free port.*EADDRINUSE/);
    expect(demo.output()).not.toContain("    at ");
    await new Promise((resolve) => other.close(resolve));
  });

  it("answers whoever came while it was starting", async () => {
    const port = await freePort();
    const demo = start({ PORT: `${port}` });
    const early = firstAnswer(`http://127.0.0.1:${port}/`);
    await demo.ready;
    expect(await early).toBe(200);
    demo.stop();
    await demo.ended;
  });

  it("starts no simulator before a real gateway", async () => {
    const demo = start({
      SIPS_ENVIRONMENT: "mercanet-test",
      SIPS_GATEWAY_URL: "http://127.0.0.1:9",
      SIPS_MERCHANT_ID: "011223744550001",
      SIPS_SECRET_KEY: "a-secret",
      SIPS_KEY_VERSION: "1",
    });
    const url = await demo.ready;
    expect(demo.output()).not.toContain("simulator");
    expect((await fetch(`${url}/sips/health`)).status).toBe(200);
    demo.stop();
    expect(await demo.ended).toBe(0);
    expect(demo.output()).not.toContain("a-secret");
  });
});

it("opens account and back office, whose logins are no secret, only without real money", async () => {
  const shop = { SIPS_MERCHANT_ID: "011223744550001", SIPS_SECRET_KEY: "a-secret", SIPS_KEY_VERSION: "1" };
  const at = async (env: Readonly<Record<string, string>>): Promise<number[]> => {
    const port = await freePort();
    const here = `http://127.0.0.1:${port}`;
    const demo = start({ PORT: `${port}`, SIPS_GATEWAY_URL: "http://127.0.0.1:9", ...shop, ...env });
    await demo.ready;
    const paths = ["/account", "/office", "/merchant/orders/1"];
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(here + path)).status));
    const page = await (await fetch(here)).text();
    expect(page.includes(`href="/office"`)).toBe(statuses[1] === 200);
    demo.stop();
    await demo.ended;
    return statuses;
  };
  const real = { SIPS_LIVE: "true", SHOP_URL: "https://shop.example" };
  expect(await at({ SIPS_ENVIRONMENT: "mercanet", ...real })).toEqual([404, 404, 404]);
  // A gateway that no environment names may take real money as well.
  expect(await at({ SIPS_GATEWAY_URL: "https://proxy.example", ...real })).toEqual([404, 404, 404]);
  expect(await at({ SIPS_ENVIRONMENT: "mercanet-test" })).toEqual([200, 200, 403]);
  // Whoever is on the network would be staff.
  const onNetwork = { SIPS_ENVIRONMENT: "mercanet-test", SHOP_HOST: "0.0.0.0" };
  expect(await at(onNetwork)).toEqual([404, 404, 404]);
});

it("keeps the payments of an unknown gateway with real money, which no simulator has made", async () => {
  const cwd = mkdtempSync(join(folders, "live-"));
  const shop = { SIPS_MERCHANT_ID: "011223744550001", SIPS_SECRET_KEY: "a-secret", SIPS_KEY_VERSION: "1" };
  const gateway = {
    SIPS_GATEWAY_URL: "https://proxy.example",
    SIPS_LIVE: "true",
    SHOP_URL: "https://shop.example",
  };
  const demo = start({ PORT: `${await freePort()}`, SHOP_DATA: "", ...shop, ...gateway }, undefined, cwd);
  await demo.ready;
  demo.stop();
  await demo.ended;
  expect(readdirSync(join(cwd, ".data", "live"))).toContain("signing-key");
});

it("shows its own pages when its database fails, to buyers and to staff", async () => {
  const folder = mkdtempSync(join(folders, "broken-"));
  const demo = start({ SHOP_DATA: folder });
  const url = await demo.ready;
  const visitor = async (path: string, form: Record<string, string>) => {
    const init = { method: "POST", body: new URLSearchParams(form), redirect: "manual" } as const;
    const cookie = (await fetch(url + path, init)).headers.get("set-cookie") ?? "";
    return (page: string) => fetch(url + page, { headers: { cookie } });
  };
  const buyer = await visitor("/basket", { product: "mug" });
  const staff = await visitor("/office/log-in", { login: "paul", password: "theiere-48" });
  new Database(join(folder, "orders.db")).exec("DROP TABLE basket; DROP TABLE orders");

  const [basket, office] = await Promise.all([buyer("/basket"), staff("/office")]);
  expect([basket.status, office.status]).toEqual([500, 500]);
  expect(await basket.text()).toContain("Nothing was charged by this page");
  expect(await office.text()).toContain("look at the payment before you send it again");
  // A mutilated address is not a fault.
  const older = await staff("/office/review?cursor=%25");
  expect([older.status, await older.text()]).toEqual([
    400,
    expect.stringContaining("Search for the payment"),
  ]);
  demo.stop();
  await demo.ended;
});

it("takes real money only at an address that buyers can open", async () => {
  const demo = start({ SIPS_GATEWAY_URL: "https://proxy.example", SIPS_LIVE: "true" });
  expect(await demo.ended).toBe(1);
  expect(demo.output()).toMatch(/^The shop cannot start:\n.*publicUrl should hold the https address/);
});

it.each(["/proc/shop", fileURLToPath(import.meta.url)])(
  "says that it cannot write its folder %s",
  async (folder) => {
    const demo = start({ SHOP_DATA: folder });
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toMatch(
      /^The shop cannot start:\n  demo: SHOP_DATA should hold a folder that can be written, not /,
    );
    expect(demo.output()).not.toContain("    at ");
  },
);

it("listens only on this machine by default", async () => {
  const reaches = async (env: Readonly<Record<string, string>>): Promise<boolean[]> => {
    const demo = start(env);
    const { port } = new URL(await demo.ready);
    // Another address of the same machine, as the network would use one.
    const hosts = ["127.0.0.1", "127.0.0.2"];
    const reached = hosts.map((host) => fetch(`http://${host}:${port}/sips/health`).then((one) => one.ok));
    const settled = await Promise.allSettled(reached);
    demo.stop();
    await demo.ended;
    return settled.map((one) => one.status === "fulfilled");
  };
  expect(await reaches({})).toEqual([true, false]);
  expect(await reaches({ SHOP_HOST: "0.0.0.0" })).toEqual([true, true]);
});

describe("a shop of this machine", () => {
  let demo: ReturnType<typeof start>;
  let url: string;
  beforeAll(async () => {
    demo = start({});
    url = await demo.ready;
  });
  afterAll(async () => {
    demo.stop();
    await demo.ended;
  });

  it("has no account, back office or merchant's routes under a foreign host name", async () => {
    const paths = ["/account", "/office", "/merchant/orders/1"];
    const asked = async (host: string) => Promise.all(paths.map((path) => statusFor(url + path, host)));
    expect(await asked(new URL(url).host)).toEqual([200, 200, 403]);
    expect(await asked("rebound.example")).toEqual([421, 421, 421]);
    expect(await asked("127.0.0.1.rebound.example")).toEqual([421, 421, 421]);
    const body = new URLSearchParams();
    const headers = { host: "rebound.example", "content-type": "application/x-www-form-urlencoded" };
    expect(
      await statusFor(`${url}/office/log-in`, "rebound.example", { method: "POST", headers, body }),
    ).toBe(421);
  });

  it.each([
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/.//evil.example", "/"],
    ["/x/..//evil.example", "/"],
    ["/.\\/evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["evil.example", "/"],
    ["/basket?x=//evil.example", "/basket?x=//evil.example"],
    ["/checkout?mode=cse", "/checkout?mode=cse"],
  ])("the language switch leads from %j back to %j", async (back, location) => {
    const answer = await fetch(`${url}/language`, {
      method: "POST",
      body: new URLSearchParams({ language: "fr", back }),
      redirect: "manual",
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(location);
    expect(new URL(location, url).origin).toBe(url);
  });
});

/** `fetch` sends no other Host than the address's own. */
function statusFor(
  address: string,
  host: string,
  more: { method?: string; headers?: object; body?: URLSearchParams } = {},
) {
  return new Promise<number | undefined>((resolve, reject) => {
    const { method = "GET", headers = {}, body } = more;
    const sent = request(address, { method, headers: { ...headers, host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", reject).end(body?.toString());
  });
}

/** The status of the first answer, from when the port is open. */
async function firstAnswer(url: string): Promise<number> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return answer.status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The shop tells the address of its buyers, not the port on which it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(
  env: Readonly<Record<string, string>>,
  program: readonly string[] = [bundle.program],
  cwd?: string,
) {
  const child = spawn(process.execPath, program, {
    cwd,
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      SHOP_DATA: mkdtempSync(join(folders, "shop-")),
      ...env,
    },
  });
  let output = "";
  const ready = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /^demo ready: (\S+)$/m.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  const ended = once(child, "close").then(([code]: (number | null)[]) => {
    if (!/demo ready|--help/.test(output) && code !== 1) throw new Error(output);
    return code;
  });
  return { ready, ended, output: () => output, stop: () => child.kill("SIGTERM") };
}
