import { fileURLToPath } from "node:url";

/** The path of one of the repository's tools, for use outside of it. */
export function bin(name: string): string {
  return fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
}
