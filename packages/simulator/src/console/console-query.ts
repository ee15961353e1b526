/** What the console shows, in the order of its tabs. */
export const consoleViews = ["exchanges", "transactions", "wallets", "mandates", "fraud-lists"] as const;

export type ConsoleView = (typeof consoleViews)[number];

/** What a page of the console is asked for: all of it is in the address, so that it survives a reload. */
export interface ConsoleQuery {
  readonly view: ConsoleView;
  /** Text that occurs somewhere in what is shown; empty for all. */
  readonly search: string;
  /** Of the exchanges: the calls of this order; empty for all. */
  readonly order: string;
  /** Of the exchanges: one method's; empty for all. */
  readonly method: string;
  /** Of the exchanges: those answered with this code; empty for all. */
  readonly code: string;
  /** Of the exchanges: only those that were refused. */
  readonly isRefusedOnly: boolean;
  /** From 1. */
  readonly page: number;
}

export function isConsoleView(text: string | null): text is ConsoleView {
  return consoleViews.some((view) => view === text);
}

/** Reads an address's query; what makes no sense counts as absent. */
export function readQuery(query: URLSearchParams): ConsoleQuery {
  const view = query.get("view");
  const text = (name: string) => (query.get(name) ?? "").slice(0, 100).trim();
  return {
    view: isConsoleView(view) ? view : "exchanges",
    search: text("q"),
    order: text("order"),
    method: text("method"),
    code: text("code"),
    isRefusedOnly: query.get("refused") === "1",
    page: Number(/^[1-9]\d{0,4}$/.exec(query.get("page") ?? "")?.[0] ?? 1),
  };
}

/** The address that shows it, without what is not asked for. */
export function consolePath(query: Pick<ConsoleQuery, "view"> & Partial<ConsoleQuery>): string {
  const { view, search, order, method, code, isRefusedOnly, page = 1 } = query;
  const asked = {
    q: search,
    order,
    method,
    code,
    refused: isRefusedOnly && "1",
    page: page > 1 && String(page),
  };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `/_console?${new URLSearchParams([["view", view], ...given]).toString()}`;
}

/** True when only a part of what there is was asked for. */
export function isFiltered({ search, order, method, code, isRefusedOnly }: ConsoleQuery): boolean {
  return isRefusedOnly || [search, order, method, code].some((text) => text !== "");
}

/** Entries on a page. */
export const pageLength = 50;

/** The entries of one page; what is given is sorted already. */
export function pageOf<T>(found: readonly T[], { page }: ConsoleQuery): readonly T[] {
  return found.slice((page - 1) * pageLength, page * pageLength);
}
