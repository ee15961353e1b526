import { permittedMoves, type AttemptState } from "../../domain/attempt.js";
import type { Journal, NewAttempt } from "../journal.js";

/** A fixed time for tests: none of them reads a real clock. */
export const start = 1_800_000_000_000;

export type OpenJournal = () => Promise<Journal>;

/** A new attempt to pay order `orderId`. */
export function newAttempt(reference: string, orderId = `order-of-${reference}`): NewAttempt {
  return {
    reference,
    orderId,
    paymentMethod: "card",
    mode: "hosted",
    amountMinor: 2490,
    currencyCode: "978",
    createdAt: start,
    expiresAt: start + 900_000,
    checkAt: start + 1_200_000,
  };
}

/** Opens an attempt and moves it to a state by the shortest permitted way. */
export async function bringTo(
  journal: Journal,
  state: AttemptState,
  reference: string,
  orderId?: string,
): Promise<void> {
  await journal.open(newAttempt(reference, orderId));
  for (const to of wayTo(state)) {
    const moved = await journal.move(reference, { to, at: start + 1, what: `to ${to}` });
    if (moved.kind !== "moved") throw new Error(`No way to ${state}: ${moved.kind} before ${to}`);
  }
}

function wayTo(state: AttemptState): readonly AttemptState[] {
  const ways: AttemptState[][] = [["opened"]];
  for (const way of ways) {
    const last = way.at(-1);
    if (last === state) return way.slice(1);
    if (last) ways.push(...permittedMoves[last].filter((to) => !way.includes(to)).map((to) => [...way, to]));
  }
  throw new Error(`The table of moves does not lead to ${state}`);
}
