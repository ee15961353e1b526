import pg from "pg";
import { expect, test } from "vitest";
import { bringTo, start } from "../conformance/attempts.js";
import type { Connect } from "../engine/batch.js";
import { postgresDialect } from "../engine/dialect.js";
import { createSqlJournal } from "../sql/sql-journal.js";
import { createPostgresDatabase } from "../testing/postgres-on-demand.js";
import { openPostgresConnections } from "./connections.js";
import { poolConfig } from "./connection-settings.js";
import { openPostgresJournal } from "./open-postgres-journal.js";

/** Holds two transactions after a statement until both have reached it; later ones pass. */
function meetAfter(statement: RegExp): (text: string) => Promise<void> {
  let arrived = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => (open = resolve));
  return async (text) => {
    if (!statement.test(text) || arrived === 2) return;
    arrived += 1;
    if (arrived === 2) open();
    await both;
  };
}

/** Two processes on one database that send their statements one by one, so that they can be held between any two. */
async function openTwo(url: string, after: (text: string) => Promise<void>) {
  const codes: unknown[] = [];
  const open = () => {
    const { connect, close } = openPostgresConnections(new pg.Pool(poolConfig({ url })));
    const stepping: Connect = (work) =>
      connect((send) =>
        work(async (statements) => {
          const answers = [];
          for (const statement of statements) {
            const sent = send([statement]);
            sent.catch((error: { readonly code?: string }) => codes.push(error.code));
            answers.push(...(await sent));
            await after(statement.text);
          }
          return answers;
        }),
      );
    return createSqlJournal({ dialect: postgresDialect, connect: stepping, close });
  };
  return { one: await open(), other: await open(), codes };
}

const deadlock = "40P01";

test("two processes each mark what the other one moves: a deadlock is resolved, and both are written", async () => {
  const url = await createPostgresDatabase();
  const before = await openPostgresJournal({ url });
  for (const reference of ["R1", "R2"]) await bringTo(before, "in-review", reference);
  const { version = 0 } = (await before.read("R1")) ?? {};
  const { one, other, codes } = await openTwo(url, meetAfter(/set notify_at = null, notified_at = given.at/));
  const release = { to: "accepted", at: start + 9, what: "released" } as const;
  const [, moved, , otherMoved] = await Promise.all([
    one.markNotified("R2", version, start + 8),
    one.move("R1", release),
    other.markNotified("R1", version, start + 8),
    other.move("R2", release),
  ]);
  expect(codes).toContain(deadlock);
  expect([moved.kind, otherMoved.kind]).toEqual(["moved", "moved"]);
  // The shop is notified of the later result as well.
  const due = await before.leaseNotifications({ now: start + 10, leaseMs: 1, limit: 10 });
  expect(due.map(({ reference, state }) => `${reference} ${state}`).sort()).toEqual([
    "R1 accepted",
    "R2 accepted",
  ]);
  await Promise.all([before.close(), one.close(), other.close()]);
});

test("two processes each claim the order that the other one releases: a deadlock is resolved, one holder each", async () => {
  const url = await createPostgresDatabase();
  const before = await openPostgresJournal({ url });
  await bringTo(before, "charging", "R1", "O1");
  await bringTo(before, "charging", "R2", "O2");
  await bringTo(before, "starting", "R3", "O1");
  await bringTo(before, "starting", "R4", "O2");
  const { one, other, codes } = await openTwo(
    url,
    meetAfter(/^insert into order_claims .*\n *select attempts/),
  );
  const refuse = { to: "refused", at: start + 9, what: "refused" } as const;
  const charge = { to: "charging", at: start + 9, what: "order is being sent" } as const;
  const [refused, ofO2, otherRefused, ofO1] = await Promise.all([
    one.move("R1", refuse),
    one.move("R4", charge),
    other.move("R2", refuse),
    other.move("R3", charge),
  ]);
  expect(codes).toContain(deadlock);
  expect([refused.kind, otherRefused.kind]).toEqual(["moved", "moved"]);
  for (const [orderId, reference, { kind }] of [
    ["O1", "R3", ofO1],
    ["O2", "R4", ofO2],
  ] as const) {
    expect(["moved", "order-taken"]).toContain(kind);
    expect((await before.findClaimant(orderId))?.reference).toBe(kind === "moved" ? reference : undefined);
  }
  await Promise.all([before.close(), one.close(), other.close()]);
});
