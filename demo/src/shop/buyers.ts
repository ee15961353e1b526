import type { Delivery, Placed } from "./delivery.js";
import { openDatabase } from "./open-database.js";

export type Buyers = ReturnType<typeof openBuyers>;

/** What buyers have entered at checkout, for the order and for their next visit, in a small SQLite file. */
export function openBuyers(file: string) {
  const database = openDatabase(file);
  database.exec(schema);
  const statements = {
    place: database.prepare(
      `INSERT INTO placed (order_id, buyer, details) VALUES (?, ?, ?)
       ON CONFLICT (order_id) DO UPDATE SET details = excluded.details`,
    ),
    placed: database.prepare("SELECT details FROM placed WHERE order_id = ?"),
    ofEmail: database.prepare(
      "SELECT order_id FROM placed WHERE lower(details ->> 'email') = ? ORDER BY rowid DESC LIMIT ?",
    ),
    last: database.prepare("SELECT details FROM placed WHERE buyer = ? ORDER BY rowid DESC LIMIT 1"),
    prefer: database.prepare(
      `INSERT INTO preferred (buyer, method) VALUES (?, ?)
       ON CONFLICT (buyer) DO UPDATE SET method = excluded.method`,
    ),
    preferred: database.prepare("SELECT method FROM preferred WHERE buyer = ?"),
    handOver: database.prepare("UPDATE placed SET buyer = ? WHERE buyer = ?"),
  };
  const read = <Row>(row: unknown): Row | undefined => row as Row | undefined;

  return {
    /** Keeps what an order is placed with; again when the buyer has changed it. */
    place(orderId: string, buyer: string, placed: Placed): void {
      statements.place.run(orderId, buyer, JSON.stringify(placed));
    },

    /** What an order was placed with; undefined before its buyer has filled in the form. */
    placedOf(orderId: string): Placed | undefined {
      const row = read<{ details: string }>(statements.placed.get(orderId));
      // Written by `place`.
      return row && (JSON.parse(row.details) as Placed);
    },

    /** The ids of the last orders that were placed with this e-mail address, the newest first. */
    ordersOfEmail(email: string, limit: number): readonly string[] {
      return statements.ofEmail.all(email.toLowerCase(), limit).flatMap((row) => {
        const found = read<{ order_id: string }>(row);
        return found ? [found.order_id] : [];
      });
    },

    /** Where the buyer's last order went. */
    lastDeliveryOf(buyer: string): Delivery | undefined {
      const row = read<{ details: string }>(statements.last.get(buyer));
      return row && (JSON.parse(row.details) as Placed);
    },

    /** Remembers how the buyer has paid, for their next visit. */
    prefer(buyer: string, method: string): void {
      statements.prefer.run(buyer, method);
    },

    /** How the buyer has paid last. */
    preferredOf(buyer: string): string | undefined {
      return read<{ method: string }>(statements.preferred.get(buyer))?.method;
    },

    /** Transfers a guest's orders to the account they log in to. */
    handOver(guest: string, account: string): void {
      statements.handOver.run(account, guest);
    },

    close(): void {
      database.close();
    },
  };
}

const schema = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS placed (order_id TEXT PRIMARY KEY, buyer TEXT NOT NULL, details TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS placed_of_buyer ON placed (buyer);
  CREATE INDEX IF NOT EXISTS placed_of_email ON placed (lower(details ->> 'email'));
  CREATE TABLE IF NOT EXISTS preferred (buyer TEXT PRIMARY KEY, method TEXT NOT NULL);
`;
