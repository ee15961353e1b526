import { stories, storyOf, type Scene } from "../crash/stories.js";
import type { Shop } from "../shop.js";
import type { Doubt } from "./doubts.js";
import type { Mode } from "./mode.js";

const believed: readonly (string | undefined)[] = ["accepted", "in-review", "refused"];

/** Answers that speak of another call, and were believed all the same, or were not noted for the person who looks. */
export async function believedForeign(
  shop: Shop,
  { foreign }: Mode,
  scenes: readonly Scene[],
): Promise<readonly string[]> {
  if (!foreign) return [];
  const concerned = scenes.filter(({ orderId }) => foreign.stories.includes(storyOf(orderId)));
  const found = await Promise.all(
    concerned.map(async ({ orderId }) => {
      const { state, noted } = await standingOf(shop, orderId);
      if (believed.includes(state))
        return [`${orderId}: ${state} by an answer with another ${foreign.field}`];
      if (state !== "unknown" || noted.includes(foreign.field)) return [];
      return [`${orderId}: nothing tells that ${foreign.field} was another one, only "${noted}"`];
    }),
  );
  return found.flat();
}

/** How the answer was first interpreted; later queries may have resolved more. */
async function standingOf(
  shop: Shop,
  orderId: string,
): Promise<{ readonly state: string | undefined; readonly noted: string }> {
  if (stories[storyOf(orderId)].kind === "operation") {
    const operation = await shop.payments.operations.find(orderId);
    return { state: operation?.state, noted: operation?.what ?? "" };
  }
  const [attempt] = await shop.payments.listByOrder(orderId);
  const events = attempt ? await shop.payments.events(attempt.reference) : [];
  const read = events.find(({ from }) => from === "charging");
  return { state: read?.to, noted: JSON.stringify(read ?? "") };
}

/** Doubts whose queries got another call's answer, without a log entry. */
export function missingFindings(shop: Shop, { foreign, silent }: Mode, doubts: readonly Doubt[]): string[] {
  if (!foreign || silent === undefined) return [];
  const lines = shop.log.map((line) => JSON.stringify(line)).filter((line) => line.includes("contradicts"));
  return doubts.flatMap(({ orderId, reference }) =>
    reference === undefined || lines.some((line) => line.includes(reference))
      ? []
      : [`${orderId}: the log does not tell that the gateway contradicts it`],
  );
}
