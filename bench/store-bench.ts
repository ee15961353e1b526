import type { Journal } from "@sips-kit/server";

/** A store under measurement. */
export interface StoreBench {
  readonly name: string;
  readonly empty: Journal;
  readonly filled: Journal;
  /** The floor: one row of one column, on disk when it answers. */
  insert(): Promise<unknown>;
  /** Fills the second journal with finished payments, each with its events and its order claim. */
  fill(attempts: number): Promise<void>;
  close(): Promise<void>;
}
