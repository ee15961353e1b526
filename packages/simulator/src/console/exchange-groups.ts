import type { Exchange } from "../ledger/exchanges.js";
import { text } from "../ledger/wire-fields.js";
import { referenceOf } from "../office/transaction-of.js";

/** The calls about one transaction, the newest first. */
export interface ExchangeGroup {
  /** Absent for a call that names no transaction and stands alone. */
  readonly reference?: string;
  /** Absent when none of its calls names one. */
  readonly orderId?: string;
  /** All of them or, of filtered groups, those that are asked for. */
  readonly exchanges: readonly Exchange[];
  /** All of them: any may hold what the others do not repeat. */
  readonly all: readonly Exchange[];
}

/** All calls by transaction, the one with the newest call first. */
export function exchangeGroups(exchanges: readonly Exchange[]): readonly ExchangeGroup[] {
  const groups = new Map<unknown, Exchange[]>();
  for (const exchange of exchanges.toReversed()) {
    const key = referenceOf(exchange) ?? exchange;
    const group = groups.get(key);
    if (group) group.push(exchange);
    else groups.set(key, [exchange]);
  }
  return [...groups].map(([key, group]) => {
    const orderId = group.map(orderIdOf).find((id) => id !== undefined);
    return {
      ...(typeof key === "string" ? { reference: key } : {}),
      ...(orderId === undefined ? {} : { orderId }),
      exchanges: group,
      all: group,
    };
  });
}

function orderIdOf({ request, answer }: Exchange): string | undefined {
  return text(request, "orderId") ?? text(answer, "orderId");
}
