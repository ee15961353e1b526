import type { Exchange } from "../ledger/exchanges.js";
import type { ConsoleQuery } from "./console-query.js";
import type { ExchangeGroup } from "./exchange-groups.js";
import { isRefused } from "./is-refused.js";
import { matches } from "./matches.js";
import { codeOf } from "./meaning-of-codes.js";

/** The groups and calls that are asked for: by order, by a text anywhere in them, by method and by code. */
export function filterGroups(
  groups: readonly ExchangeGroup[],
  query: ConsoleQuery,
): readonly ExchangeGroup[] {
  return (
    groups
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

function isAsked(exchange: Exchange, { method, code, isRefusedOnly }: ConsoleQuery): boolean {
  if (method !== "" && exchange.method !== method) return false;
  if (code !== "" && codeOf(exchange) !== code) return false;
  return !isRefusedOnly || isRefused(exchange);
}
