import type { SourceEdit } from "../run/bundle.js";

/** A bug, planted in the server's source to see whether the simulation finds it. */
export interface Mutation extends SourceEdit {
  readonly name: string;
  /** What it breaks. */
  readonly what: string;
}
