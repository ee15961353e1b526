import { stories, storyOf, type Scene } from "../crash/stories.js";
import type { Shop } from "../shop.js";
import type { Mode } from "./mode.js";

/** A call that was in doubt when the process was killed: it may have moved money. */
export interface Doubt {
  readonly orderId: string;
  /** Of the attempt; absent for an operation. */
  readonly reference?: string;
}

const attemptsInDoubt: readonly (string | undefined)[] = ["charging", "unknown"];
const operationsInDoubt: readonly (string | undefined)[] = ["sending", "unknown"];

export async function doubtsOf(shop: Shop, scenes: readonly Scene[]): Promise<readonly Doubt[]> {
  const found = await Promise.all(
    scenes.map(async ({ orderId }): Promise<readonly Doubt[]> => {
      if (stories[storyOf(orderId)].kind === "operation") {
        const operation = await shop.payments.operations.find(orderId);
        return operationsInDoubt.includes(operation?.state) ? [{ orderId }] : [];
      }
      const attempts = await shop.payments.listByOrder(orderId);
      const inDoubt = attempts.filter(({ state }) => attemptsInDoubt.includes(state));
      return inDoubt.map(({ reference }) => ({ orderId, reference }));
    }),
  );
  return found.flat();
}

/** The doubts that were resolved although the gateway gave no result. */
export async function endedDoubts(
  shop: Shop,
  { silent }: Mode,
  doubts: readonly Doubt[],
): Promise<readonly string[]> {
  if (silent === undefined) return [];
  const open = [...attemptsInDoubt, ...operationsInDoubt, ...(silent === "known" ? ["not-done"] : [])];
  const found = await Promise.all(
    doubts.map(async ({ orderId, reference }) => {
      const state =
        reference === undefined
          ? (await shop.payments.operations.find(orderId))?.state
          : (await shop.payments.findByReference(reference))?.state;
      return open.includes(state) ? [] : [`${orderId}: ${state}, although the gateway has told nothing`];
    }),
  );
  return found.flat();
}
