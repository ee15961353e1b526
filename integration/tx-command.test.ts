import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBuyer } from "./buyer.js";
import { inJournal } from "./in-journal.js";
import { runSips } from "./run-sips.js";
import { openShop, type Shop } from "./shop.js";

const program = fileURLToPath(new URL("../packages/server/src/cli/sips.ts", import.meta.url));
const cards = {
  accepted: "5100000100000700",
  refused: "5100000100000205",
  challenge: "5100000000000800",
  review: "5100000500000300",
} as const;

let folder: string;
let shop: Shop;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sips-tx-"));
  shop = await openShop({ journalFile: join(folder, "journal.db") });
});
afterEach(async () => {
  await shop.close();
  await rm(folder, { recursive: true });
});

function sips(...args: string[]) {
  const env = { SIPS_GATEWAY_URL: shop.simulator.url, SIPS_JOURNAL: join(folder, "journal.db") };
  return runSips(args, env);
}

/** Pays order 4711 up to the challenge, if there is one; returns the reference. */
async function pay(card: string): Promise<string> {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  await buyer.pays(session, await buyer.types(card));
  const [payment] = await shop.payments.listByOrder("4711");
  return payment?.reference ?? "";
}

/** Pays order 4711 by a card whose payment is held for fraud review; returns the reference. */
async function payHeld(): Promise<string> {
  const buyer = createBuyer(shop);
  const session = await buyer.opens("4711");
  const { body } = await buyer.pays(session, await buyer.types(cards.review));
  await buyer.authenticates(String(body["url"]), "Authenticate");
  const [payment] = await shop.payments.listByOrder("4711");
  return payment?.reference ?? "";
}

describe("sips tx", () => {
  test("an accepted payment: journal, gateway, and no action needed", async () => {
    const reference = await pay(cards.accepted);
    const { out, err, code } = await sips("tx", reference);
    expect(err).toBe("");
    expect(out).toContain("order   ");
    expect(out).toMatch(/starting -> charging/);
    expect(out).toMatch(/charging -> accepted/);
    expect(out).toMatch(/responseCode +00/);
    expect(out).toContain("Journal and gateway agree; there is nothing to do.");
    expect(code).toBe(0);
  });

  test.each([cards.refused, cards.challenge])(
    "%s: refused or in progress is not a difference",
    async (card) => {
      const { out, code } = await sips("tx", await pay(card));
      expect(out).toContain("there is nothing to do");
      expect(code).toBe(0);
    },
  );

  test("a lost charge that the gateway has accepted: the reconciler resolves it", async () => {
    const reference = "LOST1";
    await inJournal(shop, reference, ["starting", "charging", "unknown"]);
    await orderOutsideOfTheShop(reference);
    const { out, code } = await sips("tx", reference);
    expect(out).toMatch(/The journal says unknown, the gateway has accepted it/);
    expect(out).toContain("reconcile");
    expect(code).toBe(1);
    await shop.payments.reconcile();
    expect((await sips("tx", reference)).code).toBe(0);
  });

  test("charged at the gateway but abandoned in the journal: ship or give the money back", async () => {
    const reference = "CHARGED1";
    await inJournal(shop, reference, ["abandoned"]);
    await orderOutsideOfTheShop(reference);
    const { out, code } = await sips("tx", reference, "--json");
    const shown = JSON.parse(out) as { agrees: boolean; findings: { what: string; todo: string }[] };
    expect(shown.agrees).toBe(false);
    expect(shown.findings[0]?.what).toContain("The journal says abandoned, the gateway has accepted it");
    expect(shown.findings[0]?.todo).toMatch(/give the money back/);
    expect(code).toBe(1);
  });

  test("a review that was decided in the bank's portal: the reconciler notices it", async () => {
    const reference = await payHeld();
    await shop.gateway.acceptChallenge({ transactionReference: reference });
    const { out, code } = await sips("tx", reference);
    expect(out).toMatch(/The journal says in-review, the gateway has accepted it/);
    expect(out.replace(/\s+/g, " ")).toContain("The reconciler notices it within an hour");
    expect(code).toBe(1);
  });

  test("an operation says who has asked for it, and why", async () => {
    const reference = await pay(cards.accepted);
    const asked = { idempotencyKey: "c1", reference, amountMinor: 100 };
    await shop.payments.operations.cancel({ ...asked, by: "anna", reason: "sent back" });
    const { out } = await sips("tx", reference);
    // Long cells run on in the next line.
    expect(out.replace(/\s+/g, " ")).toContain("(c1), by anna, because: sent back");
  });

  test("a refused payment and a refused refund: the code's meaning", async () => {
    const refused = await pay(cards.refused);
    expect((await sips("tx", refused)).out).toMatch(/responseCode +05: The authorisation is refused/);
    expect((await sips("tx", refused)).out).toMatch(/acquirerResponseCode +05: /);
    const reference = await pay(cards.accepted);
    // Not captured yet: it can be cancelled only.
    await shop.payments.operations.refund({ idempotencyKey: "r1", reference, reason: "sent back" });
    const { out } = await sips("tx", reference);
    expect(out.replace(/\s+/g, " ")).toContain(
      "(r1), because: sent back. 24: The operation does not suit the transaction's status",
    );
  });

  test("an order id instead of a reference: the payments of the order", async () => {
    const references = [await pay(cards.refused), await pay(cards.accepted)];
    const { out, err, code } = await sips("tx", "4711");
    expect({ out, code }).toEqual({ out: "", code: 2 });
    for (const reference of references) expect(err).toMatch(new RegExp(`sips tx ${reference} .*, card`));
  });

  test("a payment that staff took is known by its own reference, and so is who has asked for it", async () => {
    const reference = await pay(cards.accepted);
    const request = { idempotencyKey: "d1", reference, amountMinor: 500, orderId: "4711", by: "anna" };
    const { newReference = "" } = await shop.payments.operations.duplicate(request);
    const { out, code } = await sips("tx", newReference);
    expect(code).toBe(0);
    expect(out).toMatch(/order +4711/);
    expect(out).toMatch(/payment method +duplicate/);
    expect(out).toMatch(/state +accepted, taken by staff/);
    expect(out).toMatch(/duplicate +accepted .*by anna/);
    await shop.gateway.cancel({
      transactionReference: newReference,
      operationAmount: "500",
      currencyCode: "978",
    });
    expect(await sips("tx", newReference)).toMatchObject({ code: 1 });
  });

  test("a cancel outside of the shop is reported", async () => {
    const reference = await pay(cards.accepted);
    const cancelled = await shop.gateway.cancel({
      transactionReference: reference,
      operationAmount: "2490",
      currencyCode: "978",
      operationOrigin: "PORTAL",
    });
    expect(cancelled.kind).toBe("accepted");
    const { out, code } = await sips("tx", reference);
    expect(out).toMatch(/is CANCELLED at the gateway, but no operation in the journal/);
    expect(code).toBe(1);
  });

  test("a part that was cancelled outside of the shop is reported, and one by the shop is not", async () => {
    const reference = await pay(cards.accepted);
    await shop.payments.operations.cancel({ idempotencyKey: "c1", reference, amountMinor: 100 });
    expect(await sips("tx", reference)).toMatchObject({ code: 0 });
    const inPortal = { transactionReference: reference, operationAmount: "500", currencyCode: "978" };
    await shop.gateway.cancel({ ...inPortal, operationOrigin: "PORTAL" });
    const { out, code } = await sips("tx", reference);
    expect(out).toContain("The gateway has 1890 of this payment left; operations in the journal leave 2390.");
    expect(code).toBe(1);
  });

  test("a transaction that only the gateway knows, and a mistyped reference that neither knows", async () => {
    await orderOutsideOfTheShop("BYHAND1");
    const byHand = await sips("tx", "BYHAND1");
    expect(byHand.out).toContain("the journal does not know it");
    const mistyped = await sips("tx", "NOBODY1");
    expect(mistyped.out).toContain("Neither the journal nor the gateway knows this reference");
    expect([byHand.code, mistyped.code]).toEqual([1, 1]);
  });

  test("an unreachable gateway is reported, not counted as a difference", async () => {
    const reference = await pay(cards.accepted);
    await shop.simulator.close();
    const { out, code } = await sips("tx", reference);
    expect(out).toMatch(/charging -> accepted/);
    expect(out).toContain("could not be queried");
    expect(code).toBe(3);
  });

  test("an archived payment is shown as before", async () => {
    const reference = await pay(cards.accepted);
    const before = await sips("tx", reference);
    const later = await sips("archive", "--older-than", "PT0H", "--json");
    expect(JSON.parse(later.out)).toEqual({ archived: 1 });
    expect(await sips("tx", reference)).toEqual(before);
    expect((await shop.payments.events(reference)).length).toBeGreaterThan(2);
  });

  test("runs as a separate process while the shop is running", async () => {
    const reference = await pay(cards.accepted);
    const child = spawn(
      process.execPath,
      ["--conditions=source", "--import", import.meta.resolve("tsx"), program, "tx", reference],
      {
        env: {
          PATH: process.env["PATH"],
          SIPS_GATEWAY_URL: shop.simulator.url,
          SIPS_JOURNAL: join(folder, "journal.db"),
        },
      },
    );
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit"),
    ]);
    expect(err).toBe("");
    expect(out).toContain("Journal and gateway agree");
    expect(code).toBe(0);
  });

  test("no journal, a missing journal, no reference: one line says so, and no file is created", async () => {
    const missing = join(folder, "missing.db");
    expect(await sips("tx", "R1", "--journal", missing)).toMatchObject({ code: 2, out: "" });
    expect(existsSync(missing)).toBe(false);
    expect((await sips("tx")).err).toContain("which payment?");
    expect((await sips("tx", "R1", "--journal", "mysql://x")).err).toContain("mysql: is no store");
  });
});

describe("sips archive", () => {
  test.each(["P90D", "P26W", "PT12H"])("%s leaves newer payments", async (time) => {
    await pay(cards.accepted);
    const { out, code } = await sips("archive", "--older-than", time);
    expect(out).toBe("0 payments moved to the archive.\n");
    expect(code).toBe(0);
  });

  test.each(["90", "P3M", "P1Y", "PT5D", "P12H", "-P1D", ""])("%j is not a duration", async (time) => {
    const { err, code } = await sips("archive", `--older-than=${time}`);
    expect(err).toContain("P90D");
    expect(code).toBe(2);
  });

  test("its help says which payments are moved and which stay", async () => {
    const { out } = await sips("archive", "--help");
    expect(out).toContain("a paid order stays paid");
  });
});

describe("sips purge", () => {
  test("says what it would delete, and deletes only what is old enough", async () => {
    await pay(cards.accepted);
    expect((await sips("archive", "--older-than=PT0H", "--dry-run")).out).toBe(
      "1 payment would be moved to the archive.\n",
    );
    const { out, code } = await sips("purge", "--older-than=P3653D", "--dry-run");
    expect(out).toBe("0 payments would be deleted.\n");
    expect(code).toBe(0);
    const purged = await sips("purge", "--older-than=P3653D", "--json");
    expect(JSON.parse(purged.out)).toEqual({ purged: 0 });
  });

  test("needs an age, and keeps the last 30 days", async () => {
    expect(await sips("purge")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--older-than is missing"),
    });
    expect(await sips("purge", "--older-than=P29D")).toMatchObject({
      code: 2,
      err: expect.stringContaining("last 30 days"),
    });
  });
});

/** A charge that was not sent by the shop's server. */
async function orderOutsideOfTheShop(transactionReference: string): Promise<void> {
  const outcome = await shop.gateway.cardOrder({
    amount: "2490",
    currencyCode: "978",
    orderChannel: "INTERNET",
    cardNumber: cards.accepted,
    cardExpiryDate: "203012",
    cardCSCValue: "123",
    transactionReference,
  });
  expect(outcome).toMatchObject({ kind: "accepted" });
}
