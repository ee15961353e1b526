import { readPage } from "./read-page.js";

const firstPauseMs = 2_000;
const longestPauseMs = 20_000;

/**
 * Loads the same page after longer and longer pauses, as long as this one shows something open. The server queries the
 * gateway each time; where there is no answer, the next time may bring one.
 */
export async function pollPage(isOpen: () => boolean, update: (page: Document) => void): Promise<void> {
  for (let pause = firstPauseMs; isOpen(); pause = Math.min(pause * 1.5, longestPauseMs)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const page = await readPage(location.href).catch(() => null);
    if (page) update(page);
  }
}
