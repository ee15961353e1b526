/** What a list of the console is asked for. */
export interface ConsoleQuery {
  /** Text that occurs somewhere in what is shown; empty for all. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

/** Entries on a page. */
export const pageLength = 50;

/** The entries of one page; what is given is sorted already. */
export function pageOf<T>(found: readonly T[], { page }: ConsoleQuery): readonly T[] {
  return found.slice((page - 1) * pageLength, page * pageLength);
}
