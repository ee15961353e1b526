import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { methods, seal } from "@sips-kit/protocol";
import {
  createGateway,
  createPayments,
  openPostgresJournal,
  openSqliteJournal,
  type Journal,
} from "@sips-kit/server";
import { testShop } from "@sips-kit/simulator";
import { openTelling } from "./tell-costs.js";

// One process resolves what a crowd leaves behind: sessions in which nobody paid, and payments whose answer was lost. The
// gateway runs in this process. SIPS_BENCH_ATTEMPTS changes the number of sessions.
const [postgresUrl = ""] = process.argv.slice(2);
const openAttempts = Number(process.env["SIPS_BENCH_ATTEMPTS"] ?? 100_000);
const unknownPayments = Math.min(1_000, openAttempts);
const gatewayMs = 200;

const gateway = await startSlowGateway();
const folder = await mkdtemp(join(tmpdir(), "sips-reconcile-"));
const telling = await openTelling(postgresUrl);
const stores: readonly (readonly [string, () => Promise<Journal>])[] = [
  ["SQLite", () => openSqliteJournal({ file: join(folder, "journal.db") })],
  ["PostgreSQL", () => openPostgresJournal({ url: postgresUrl })],
];
console.log(`\nReconciling in one process; the gateway answers after ${gatewayMs} ms`);
for (const [name, open] of stores) {
  const journal = await open();
  await fill(journal, "S", openAttempts, []);
  await telling.tell(`${name}, ${openAttempts} unpaid sessions`, openAttempts, () => reconcile(journal));
  await fill(journal, "U", unknownPayments, ["starting", "charging", "unknown"]);
  await telling.tell(`${name}, ${unknownPayments} unknown payments`, unknownPayments, () =>
    reconcile(journal),
  );
  await journal.close();
}
await telling.close();
await rm(folder, { recursive: true });
gateway.close();

/** Attempts that are due for a check. */
async function fill(
  journal: Journal,
  prefix: string,
  count: number,
  states: readonly ("starting" | "charging" | "unknown")[],
): Promise<void> {
  const at = journal.clock.now() - 3_600_000;
  const create = async (number: number) => {
    const reference = `${prefix}${String(number).padStart(12, "0")}`;
    const order = { orderId: reference, amountMinor: 2490, currencyCode: "978" };
    await journal.open({
      reference,
      ...order,
      paymentMethod: "card",
      createdAt: at,
      expiresAt: at,
      checkAt: at,
    });
    for (const to of states) await journal.move(reference, { to, at, what: to, checkAt: at });
  };
  for (let from = 0; from < count; from += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, count - from) }, (_, index) => create(from + index)),
    );
  }
}

async function reconcile(journal: Journal): Promise<void> {
  const payments = createPayments({
    gateway: createGateway({ url: gateway.url, ...testShop }),
    journal,
    publicUrl: "http://localhost/sips",
    signingKeys: [{ id: "1", secret: "a secret of the benchmark, long enough" }],
    resolveOrder: () => undefined,
    resultUrl: () => "/result",
    onResult: () => {},
    log: () => {},
  });
  await payments.reconcile();
  await payments.close();
}

/** Answers every query with an accepted payment. */
async function startSlowGateway(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => void (text += chunk.toString()));
    request.on("end", () => {
      const { transactionReference } = JSON.parse(text) as { transactionReference: string };
      const answer = {
        [methods.getTransactionData.resultField]: "00",
        responseCode: "00",
        transactionReference,
        transactionStatus: "TO_CAPTURE",
        originAmount: "2490",
        currentAmount: "2490",
        currencyCode: "978",
      };
      const body = JSON.stringify({ ...answer, seal: seal(answer, testShop.secretKey) });
      setTimeout(() => response.setHeader("content-type", "application/json").end(body), gatewayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It listens on a port, so the address is an object.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
