import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bringTo, type OpenJournal } from "./attempts.js";

const payingProcess = fileURLToPath(new URL("paying-process.ts", import.meta.url));
const repository = fileURLToPath(new URL("../../../../..", import.meta.url));

/** Runs a server's share of payments in a process of its own; gives how many orders it got. */
function pay(
  address: string,
  name: string,
  orders: number,
): Promise<{ ordered: number; failures: string[] }> {
  const child = fork(payingProcess, [address, name, String(orders)], {
    cwd: repository,
    execArgv: ["--import", "tsx", "--conditions=source"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    // The child sends what the type says.
    child.once("message", (message) => resolve(message as { ordered: number; failures: string[] }));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before it told its result`)));
  });
}

/** Two server processes on one journal: they create it together, and share its orders without one error. */
export function twoProcessesBattery(open: OpenJournal, addressOf: () => string | undefined): void {
  describe("several processes", () => {
    test("create one new journal at once and pay the same orders at once: each order once, no error", async ({
      skip,
    }) => {
      const address = addressOf();
      if (address === undefined) return skip("The store lives in one process.");
      const orders = 100;
      const results = await Promise.all([
        pay(address, "first", orders),
        pay(address, "second", orders),
        pay(address, "third", orders),
      ]);
      expect(results.flatMap((result) => result.failures)).toEqual([]);
      expect(results.reduce((sum, result) => sum + result.ordered, 0)).toBe(orders);

      const journal = await open();
      for (let order = 0; order < orders; order += 1) {
        const attempts = await journal.ofOrder(`order-${order}`);
        expect(attempts).toHaveLength(3);
        expect(attempts.filter((attempt) => attempt.state === "accepted")).toHaveLength(1);
        expect((await journal.holderOf(`order-${order}`))?.state).toBe("accepted");
      }
    });

    test("a journal opened by many at once is the same one for all", async () => {
      const journals = await Promise.all(Array.from({ length: 6 }, open));
      const [first] = journals;
      if (first) await bringTo(first, "ordering", "R1");
      for (const journal of journals) expect((await journal.read("R1"))?.state).toBe("ordering");
    });
  });
}
