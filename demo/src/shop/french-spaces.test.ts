import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith("-sentences.ts"),
);

/** The texts of a table of sentences; those that functions make are left out. */
function textsIn(table: unknown): readonly string[] {
  if (typeof table === "string") return [table];
  return typeof table === "object" && table !== null ? Object.values(table).flatMap(textsIn) : [];
}

test("sentence files are found", () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)(
  "%s: French signs are not separated from their words, and apostrophes are curly",
  async (name) => {
    const module = (await import(pathToFileURL(join(root, name)).href)) as Record<string, unknown>;
    const french = Object.values(module).flatMap((table) =>
      typeof table === "object" && table !== null && "fr" in table ? textsIn(table.fr) : [],
    );
    for (const text of french) {
      expect(text).not.toMatch(/\S [:;!?»]|« /);
      expect(text).not.toMatch(/[a-zà-ÿ]'[a-zà-ÿ]/i);
    }
  },
);
