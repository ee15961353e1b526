import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { JournalPlace } from "../conformance/journal-conformance.js";

const payingProcess = fileURLToPath(new URL("paying-process.ts", import.meta.url));
const repository = fileURLToPath(new URL("../../../../..", import.meta.url));

/** Server processes on one journal: they create it at the same time, and share its orders without an error. */
export function severalProcesses(name: string, createPlace: () => Promise<AddressedPlace>): void {
  test(`processes create one new journal on ${name} at once and pay the same orders: each once, no error`, async () => {
    const place = await createPlace();
    const orders = 100;
    const results = await Promise.all(
      ["first", "second", "third"].map((process) => pay(place.address, process, orders)),
    );
    expect(results.flatMap((result) => result.failures)).toEqual([]);
    expect(results.reduce((sum, result) => sum + result.ordered, 0)).toBe(orders);

    const journal = await place.open();
    for (let order = 0; order < orders; order += 1) {
      const attempts = await journal.listByOrder(`order-${order}`);
      expect(attempts).toHaveLength(3);
      expect(attempts.filter((attempt) => attempt.state === "accepted")).toHaveLength(1);
      expect((await journal.findClaimant(`order-${order}`))?.state).toBe("accepted");
    }
    await journal.close();
    await place.remove();
  });
}

/** A place that another process can open as well. */
export interface AddressedPlace extends JournalPlace {
  /** What `openJournal` takes. */
  readonly address: string;
}

/** Runs a server's share of payments in a separate process; returns how many orders it claimed. */
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
    // The child sends messages of this type.
    child.once("message", (message) => resolve(message as { ordered: number; failures: string[] }));
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`${name} ended with ${code} before it reported its result`)),
    );
  });
}
