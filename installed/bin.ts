import { fileURLToPath } from "node:url";

/** A tool of the repository, for use outside of it. */
export function bin(name: string): string {
  return fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
}
