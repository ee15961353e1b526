import type { Exchange } from "../ledger/exchanges.js";
import { text } from "../office/call.js";
import type { ConsoleQuery } from "./console-query.js";
import { isRefused } from "./is-refused.js";
import { matches } from "./matches.js";
import { codeOf } from "./meaning-of-codes.js";
import { referenceOf } from "../office/transaction-of.js";

/** The calls about one transaction, the newest first. */
export interface ExchangeGroup {
  /** Absent for a call that names no transaction and stands alone. */
  readonly reference?: string;
  /** Absent when none of its calls names one. */
  readonly orderId?: string;
  /** Those that are asked for. */
  readonly exchanges: readonly Exchange[];
  /** All of them: any may hold what the others do not repeat. */
  readonly all: readonly Exchange[];
}

/** The calls that are asked for, by transaction, the one with the newest call first. */
export function exchangeGroups(
  exchanges: readonly Exchange[],
  query: ConsoleQuery,
): readonly ExchangeGroup[] {
  return (
    groupsOf(exchanges.toReversed())
      .filter((group) => query.order === "" || group.orderId?.toLowerCase() === query.order.toLowerCase())
      // A text in one call finds the whole payment: later calls do not repeat the order.
      .filter((group) => group.exchanges.some((exchange) => matches(query.search, exchange)))
      .map((group) => ({
        ...group,
        exchanges: group.exchanges.filter((exchange) => isAsked(exchange, query)),
      }))
      .filter((group) => group.exchanges.length > 0)
  );
}

function groupsOf(exchanges: readonly Exchange[]): readonly ExchangeGroup[] {
  const groups = new Map<unknown, Exchange[]>();
  for (const exchange of exchanges) {
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

function isAsked(exchange: Exchange, { method, code, isRefusedOnly }: ConsoleQuery): boolean {
  if (method !== "" && exchange.method !== method) return false;
  if (code !== "" && codeOf(exchange) !== code) return false;
  return !isRefusedOnly || isRefused(exchange);
}
