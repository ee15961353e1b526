import { askForJson } from "../endpoint/ask-for-json.js";

const lookupMs = 10_000;

/** Gives the brands of a card by its first six or eight digits. */
export type AskBrands = (cardIIN: string, signal: AbortSignal) => Promise<readonly string[]>;

export interface BrandLookup {
  /** To be called with the digits after each change. */
  look(digits: string): void;
  /** Resolves when no question is open: its answer has come, or will not count any more. */
  settled(): Promise<void>;
  stop(): void;
}

/**
 * Asks for the brands of a card as soon as its first six digits are there, once more when eight are.
 * An answer counts only while these digits stand in the field: a late one overwrites nothing. No answer, no choice.
 */
export function createBrandLookup({
  ask,
  found,
  pauseMs = 200,
}: {
  ask: AskBrands;
  found: (brands: readonly string[]) => void;
  /** How long the typing has to pause. */
  pauseMs?: number;
}): BrandLookup {
  let current = "";
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = Promise.resolve();
  let close = () => {};

  return {
    look(digits) {
      const cardIIN = digits.length >= 8 ? digits.slice(0, 8) : digits.length >= 6 ? digits.slice(0, 6) : "";
      if (cardIIN === current) return;
      // Another card; while the same one is typed on, or taken back to six digits, its brands stay.
      if (cardIIN.slice(0, 6) !== current.slice(0, 6)) found([]);
      stop();
      current = cardIIN;
      if (cardIIN === "") return;
      open = new Promise((resolve) => (close = resolve));
      timer = setTimeout(() => void answer(cardIIN).finally(close), pauseMs);
    },
    async settled() {
      // One question may give way to the next.
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
      // The gateway then takes the card's own default: no reason to keep anybody from paying.
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
  const { brands } = await askForJson(url, question, lookupMs, signal);
  return Array.isArray(brands) ? brands.filter((brand) => typeof brand === "string") : [];
}
