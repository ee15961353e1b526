import type { Journal } from "@sips-kit/server";

/** A store under measurement. */
export interface StoreBench {
  readonly name: string;
  readonly empty: Journal;
  readonly filled: Journal;
  /** The floor: inserts one row of one column, which is on disk when the call returns. */
  insert(): Promise<unknown>;
  /** Fills the second journal with finished payments, each with its events and its order claim. */
  fill(attempts: number): Promise<void>;
  close(): Promise<void>;
}
