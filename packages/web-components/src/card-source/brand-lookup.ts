import { askForJson } from "../endpoint/ask-for-json.js";

const lookupMs = 10_000;

/** Gives the brands of a card by its first six or eight digits. */
export type AskBrands = (cardIIN: string, signal: AbortSignal) => Promise<readonly string[]>;

export interface BrandLookup {
  /** To be called with the digits after each change. */
  look(digits: string): void;
  /** Resolves when no look-up is pending: its answer has come, or no longer counts. */
  settled(): Promise<void>;
  stop(): void;
}

/**
 * Looks up the brands of a card as soon as its first six digits are typed, and again at eight. An answer counts only
 * while these digits are still in the field, so a late one overwrites nothing. Without an answer there is no choice, and
 * the next call asks again.
 */
export function createBrandLookup({
  ask,
  found,
  pauseMs = 200,
}: {
  ask: AskBrands;
  found: (brands: readonly string[]) => void;
  /** How long typing must pause before a look-up. */
  pauseMs?: number;
}): BrandLookup {
  let current = "";
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = Promise.resolve();
  let close = () => {};

  return {
    look(digits) {
      const cardIIN = digits.slice(0, digits.length >= 8 ? 8 : digits.length >= 6 ? 6 : 0);
      if (cardIIN === current) return;
      // Another card. While more digits of the same one are typed, or it is shortened to six digits, its brands stay.
      if (cardIIN.slice(0, 6) !== current.slice(0, 6)) found([]);
      stop();
      current = cardIIN;
      if (cardIIN === "") return;
      open = new Promise((resolve) => (close = resolve));
      timer = setTimeout(() => void answer(cardIIN).finally(close), pauseMs);
    },
    async settled() {
      // One look-up may be replaced by the next.
      for (let seen; seen !== open; await seen) seen = open;
    },
    stop() {
      stop();
      current = "";
    },
  };

  async function answer(cardIIN: string): Promise<void> {
    const { signal } = (running = new AbortController());
    try {
      const brands = await ask(cardIIN, signal);
      if (!signal.aborted) found(brands);
    } catch {
      // The gateway then uses the card's default brand, so this must not block the payment.
      // No digits: the next call asks again.
      if (!signal.aborted) current += "?";
    }
  }

  function stop(): void {
    clearTimeout(timer);
    running?.abort();
    close();
  }
}

/** The router's answer for the first digits of a card. */
export async function askBrands(
  url: string,
  question: { session?: string; cardIIN: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { brands } = await askForJson(url, question, lookupMs, "brands", signal);
  return Array.isArray(brands) ? brands.filter((brand) => typeof brand === "string") : [];
}
