import type { Desk } from "../payment/settings.js";
import { compare } from "./compare.js";
import { followAttempt } from "./follow-attempt.js";
import { move } from "./operate.js";
import { isOver, type Operation } from "./operation.js";
import { readSnapshot } from "./snapshot.js";

const leaseMs = 120_000;
const batch = 50;

/** Resolves operations whose answer was lost or whose process died; gives how many were looked at and are over now. */
export async function reconcileOperations(desk: Desk): Promise<{ checked: number; resolved: number }> {
  let checked = 0;
  let resolved = 0;
  const checkAll = async (operations: readonly Operation[]) => {
    const after = await Promise.all(operations.map((operation) => check(desk, operation)));
    checked += operations.length;
    resolved += after.filter((operation) => isOver(operation.state)).length;
  };
  for (;;) {
    const due = await desk.journal.operations.lease({ now: desk.now(), leaseMs, limit: batch });
    await checkAll(due);
    if (due.length < batch) break;
  }
  await checkAll(await readDoubtful(desk));
  return { checked, resolved };
}

/** Those of which this process has found no trace for long enough. Asking changes nothing, so it needs no lease. */
async function readDoubtful({ journal, operationDoubts }: Desk): Promise<readonly Operation[]> {
  const idempotencyKeys = operationDoubts.takeDue();
  const operations = await Promise.all(
    idempotencyKeys.map((idempotencyKey) => journal.operations.read(idempotencyKey)),
  );
  return operations.flatMap((operation) => {
    if (!operation) return [];
    if (operation.state === "sending" || operation.state === "unknown") return [operation];
    // Another process has resolved it.
    operationDoubts.end(operation.idempotencyKey);
    return [];
  });
}

async function check(desk: Desk, operation: Operation): Promise<Operation> {
  const { idempotencyKey } = operation;
  if (operation.state === "prepared") {
    // "sending" is written before a call goes out, so nothing was sent here.
    return move(desk, operation, { to: "not-done", at: desk.now(), what: "interrupted before it was sent" });
  }
  const read = await readSnapshot(desk.gateway, operation.newReference ?? operation.reference);
  const verdict = compare(operation, read, () => desk.operationDoubts.outlast(idempotencyKey));
  if (verdict.to !== "unknown") desk.operationDoubts.end(idempotencyKey);
  await followAttempt(desk, { ...operation, ...verdict, state: verdict.to });
  return move(desk, operation, {
    ...verdict,
    at: desk.now(),
    ...(verdict.to === "unknown" && { checkAt: desk.now() + pauseMs(desk, operation) }),
  });
}

/** As long again as it has been unresolved already, between two seconds and a quarter of an hour. */
function pauseMs(desk: Desk, operation: Operation): number {
  return Math.min(900_000, Math.max(2_000, desk.now() - operation.createdAt));
}
