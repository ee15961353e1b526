import type Database from "libsql";
import { readLines, type Line } from "./lines.js";

/** The baskets of buyers, in the database of their orders. */
export function openBaskets(database: Database.Database) {
  database.exec(schema);
  const statements = {
    basket: database.prepare("SELECT product, quantity FROM basket WHERE buyer = ? ORDER BY product"),
    put: database.prepare(
      `INSERT INTO basket (buyer, product, quantity) VALUES (?, ?, ?)
       ON CONFLICT (buyer, product) DO UPDATE SET quantity = excluded.quantity`,
    ),
    takeOut: database.prepare("UPDATE basket SET quantity = quantity - ? WHERE buyer = ? AND product = ?"),
    removeEmpty: database.prepare("DELETE FROM basket WHERE buyer = ? AND quantity <= 0"),
    remove: database.prepare("DELETE FROM basket WHERE buyer = ? AND product = ?"),
    clear: database.prepare("DELETE FROM basket WHERE buyer = ?"),
    takeLines: database.prepare(
      `INSERT INTO basket (buyer, product, quantity) SELECT ?, product, quantity FROM basket WHERE buyer = ?
       ON CONFLICT (buyer, product) DO NOTHING`,
    ),
  };
  return {
    linesOf(buyer: string): readonly Line[] {
      return readLines(statements.basket.all(buyer));
    },

    /** Sets how many of a product are in the basket; 0 takes it out. */
    put(buyer: string, productId: string, quantity: number): void {
      if (quantity === 0) statements.remove.run(buyer, productId);
      else statements.put.run(buyer, productId, quantity);
    },

    /** Takes out what was bought; what was added meanwhile stays. */
    takeOut(buyer: string, bought: readonly Line[]): void {
      for (const { product, quantity } of bought) statements.takeOut.run(quantity, buyer, product.id);
      statements.removeEmpty.run(buyer);
    },

    /** Transfers a guest's basket to the account they log in to. */
    handOver(guest: string, account: string): void {
      statements.takeLines.run(account, guest);
      statements.clear.run(guest);
    },
  };
}

const schema = `
  CREATE TABLE IF NOT EXISTS basket (
    buyer TEXT NOT NULL, product TEXT NOT NULL, quantity INTEGER NOT NULL, PRIMARY KEY (buyer, product)
  );
`;
