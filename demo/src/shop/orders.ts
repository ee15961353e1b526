import { randomInt } from "node:crypto";
import { openBaskets } from "./baskets.js";
import { sampleBuyer } from "./customers.js";
import { parseLines, totalOf, writeLines, type Line } from "./lines.js";
import { openDatabase } from "./open-database.js";

/** Whether an order is paid; `held`: the payment is authorised, and reviewed before anything is shipped. */
export type OrderState = "open" | "held" | "paid";

/** A buyer's order; the amount is fixed by the catalogue when the order is opened. */
export interface Order {
  readonly orderId: string;
  readonly buyer: string;
  readonly lines: readonly Line[];
  readonly amountMinor: number;
  readonly state: OrderState;
  readonly openedAt: string;
}

/** The shop's baskets and orders. */
export type Orders = ReturnType<typeof openOrders>;

/** Baskets and orders of the shop, in a small SQLite file next to the journal. */
export function openOrders(file: string) {
  const database = openDatabase(file);
  database.exec(schema);
  const baskets = openBaskets(database);
  const statements = {
    insert: database.prepare(
      "INSERT INTO orders (order_id, buyer, lines, amount_minor, state, opened_at) VALUES (?, ?, ?, ?, 'open', ?)",
    ),
    one: database.prepare("SELECT * FROM orders WHERE order_id = ?"),
    open: database.prepare(
      "SELECT * FROM orders WHERE buyer = ? AND lines = ? AND state = 'open' ORDER BY opened_at DESC LIMIT 1",
    ),
    ofBuyer: database.prepare("SELECT * FROM orders WHERE buyer = ? ORDER BY opened_at DESC, order_id DESC"),
    insertSample: database.prepare(
      `INSERT INTO orders (order_id, buyer, lines, amount_minor, state, opened_at)
       SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`,
    ),
    samples: database.prepare("SELECT count(*) AS samples FROM orders WHERE buyer > ? AND buyer < ?"),
    takeOrders: database.prepare("UPDATE orders SET buyer = ? WHERE buyer = ?"),
    reopen: database.prepare("UPDATE orders SET state = 'open' WHERE order_id = ? AND state = 'paid'"),
    book: database.prepare("UPDATE orders SET state = ? WHERE order_id = ? AND state <> 'paid'"),
  };

  return {
    basketOf: baskets.linesOf,
    putInBasket: baskets.put,

    /** The order for the basket's content: opened once, and reused until it is paid. Undefined for an empty basket. */
    orderFromBasket(buyer: string, now: Date): Order | undefined {
      const lines = baskets.linesOf(buyer);
      if (lines.length === 0) return undefined;
      const written = writeLines(lines);
      const known = statements.open.get(buyer, written);
      if (known) return toOrder(known);
      // 12 digits: one more, and every tenth order would pass for a card number.
      const orderId = `${now.toISOString().slice(2, 10).replaceAll("-", "")}${randomInt(1e5, 1e6)}`;
      statements.insert.run(orderId, buyer, written, totalOf(lines), now.toISOString());
      return {
        orderId,
        buyer,
        lines,
        amountMinor: totalOf(lines),
        state: "open",
        openedAt: now.toISOString(),
      };
    },

    orderOf(orderId: string): Order | undefined {
      const row = statements.one.get(orderId);
      return row ? toOrder(row) : undefined;
    },

    ordersOf(buyer: string): readonly Order[] {
      return statements.ofBuyer.all(buyer).map((row) => toOrder(row));
    },

    /** Adds sample orders. */
    insertSamples(samples: readonly Order[]): void {
      const rows = samples.map((one) => {
        const { orderId, buyer, lines, amountMinor, state, openedAt } = one;
        return [orderId, buyer, writeLines(lines), amountMinor, state, openedAt];
      });
      statements.insertSample.run(JSON.stringify(rows));
    },

    /** How many sample orders there are. */
    samples(): number {
      const [from, to] = [sampleBuyer(""), sampleBuyer("\u{10FFFF}")];
      // The statement counts, so it has one row.
      return (statements.samples.get(from, to) as { samples: number }).samples;
    },

    /** Transfers a guest's basket and orders to the account they log in to. */
    handOver(guest: string, account: string): void {
      baskets.handOver(guest, account);
      statements.takeOrders.run(account, guest);
    },

    /** Records the result of a payment of the order, and takes its lines out of the basket. Idempotent. */
    book(orderId: string, state: OrderState): void {
      const order = this.orderOf(orderId);
      if (!order || order.state === state) return;
      statements.book.run(state, orderId);
      if (order.state === "open") baskets.takeOut(order.buyer, order.lines);
    },

    /** The bank has returned the payment: the order is to be paid again. */
    reopen(orderId: string): void {
      statements.reopen.run(orderId);
    },

    close(): void {
      database.close();
    },
  };
}

const schema = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS orders (
    order_id TEXT PRIMARY KEY, buyer TEXT NOT NULL, lines TEXT NOT NULL, amount_minor INTEGER NOT NULL,
    state TEXT NOT NULL, opened_at TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS orders_of_buyer ON orders (buyer, opened_at);
`;

function toOrder(row: unknown): Order {
  // A row of the table above, which only this file writes.
  const one = row as Record<"order_id" | "buyer" | "lines" | "opened_at", string> & {
    amount_minor: number;
    state: OrderState;
  };
  return {
    orderId: one.order_id,
    buyer: one.buyer,
    lines: parseLines(one.lines),
    amountMinor: one.amount_minor,
    state: one.state,
    openedAt: one.opened_at,
  };
}
