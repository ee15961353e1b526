import type { Migration } from "kysely";
import { attempts } from "./001-attempts.js";
import { operations } from "./002-operations.js";
import { limits } from "./003-limits.js";

/** All migrations by name; Kysely runs them in the order of their names, once. */
export const migrations: { readonly [name: string]: Migration } = {
  "001-attempts": attempts,
  "002-operations": operations,
  "003-limits": limits,
};
