import type { Context } from "../context/context.js";
import type { Action } from "../domain/action.js";

const pageSize = 100;
const mostPages = 10;

/**
 * The latest changes of fraud lists, the newest first, at most 100. Those of wallets stand between them in the journal:
 * the search ends after 1,000 actions.
 */
export async function latestActions({ journal }: Pick<Context, "journal">): Promise<readonly Action[]> {
  const found: Action[] = [];
  let before: string | undefined;
  for (let page = 0; page < mostPages && found.length < pageSize; page += 1) {
    const actions = await journal.actions.list({ limit: pageSize, ...(before !== undefined && { before }) });
    found.push(...actions.filter(isAboutFraud));
    before = actions.at(-1)?.id;
    if (actions.length < pageSize) break;
  }
  return found.slice(0, pageSize);
}

function isAboutFraud({ kind }: Action): boolean {
  return kind === "addToFraudList" || kind === "removeFromFraudList";
}
