import type { ConsoleLink } from "./console-link.js";

/** What the console knows of its surroundings. */
export interface ConsoleSite {
  /** The office's origin, as the browser addresses it. */
  readonly origin: string;
  /** Pages about a payment elsewhere. */
  readonly links: readonly ConsoleLink[];
}
