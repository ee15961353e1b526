/** What the console knows of its surroundings. */
export interface ConsoleSite {
  /** The office's origin, as the browser addresses it. */
  readonly origin: string;
}
