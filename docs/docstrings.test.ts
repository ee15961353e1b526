import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

test.each([
  "protocol/src/index.ts",
  "server/src/index.ts",
  "server/src/journal.ts",
  "server/src/journal-conformance.ts",
  "simulator/src/index.ts",
  "cse/src/index.ts",
  "cse/src/pem.ts",
  "web-components/src/index.ts",
])("whatever %s exports has a docstring where it is declared", (entry) => {
  const index = join(root, "packages", entry);
  const exported = exportsOf(index);
  expect(exported.length).toBeGreaterThan(0);
  expect(
    exported.filter(({ file, symbol }) => !hasDocstring(file, symbol)).map(({ symbol }) => symbol),
  ).toEqual([]);
});

/** What an index file re-exports of its own package, and from which file. */
function exportsOf(index: string): readonly { readonly file: string; readonly symbol: string }[] {
  const statements = readFileSync(index, "utf8").matchAll(/export (?:type )?\{([^}]*)\} from "(\.[^"]+)"/g);
  return [...statements].flatMap(([, symbols = "", from = ""]) =>
    symbols
      .split(",")
      .map((symbol) =>
        symbol
          .trim()
          .replace(/^type /, "")
          .replace(/ as .*$/, ""),
      )
      .filter((symbol) => symbol !== "")
      .map((symbol) => ({ file: join(dirname(index), from.replace(/\.js$/, ".ts")), symbol })),
  );
}

function hasDocstring(file: string, symbol: string): boolean {
  const text = readFileSync(file, "utf8");
  const declaration = `export (?:declare |async |abstract )*(?:function|const|let|class|interface|type) ${symbol}\\b`;
  if (new RegExp(`\\*/\\n(?:@.*\\n)*${declaration}`).test(text)) return true;
  const passedOn = new RegExp(`export (?:type )?\\{[^}]*\\b${symbol}\\b[^}]*\\} from "([^"]+)"`).exec(
    text,
  )?.[1];
  return (
    passedOn !== undefined && hasDocstring(join(dirname(file), passedOn.replace(/\.js$/, ".ts")), symbol)
  );
}
