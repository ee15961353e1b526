import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { anchor } from "../scripts/reference/markdown.js";

// Every link between the pages of this repository leads to a file that exists, and to a heading that it has.
const root = new URL("../", import.meta.url);
const pages = ["", "docs/", "docs/decisions/", ...packageFolders()].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(".md"))
    .map((file) => folder + file),
);

test("there are pages", () => expect(pages.length).toBeGreaterThan(10));

test.each(pages)("the links of %s lead somewhere", (page) => {
  const links = [...read(new URL(page, root)).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
  for (const [, path = "", heading] of links) {
    const target = new URL(path === "" ? page : path, path === "" ? root : new URL(page, root));
    expect(existsSync(target), path).toBe(true);
    if (heading) expect(anchorsOf(read(target)), `${path}#${heading}`).toContain(heading);
  }
});

test.each(pages)("the files that %s names exist", (page) => {
  const named = read(new URL(page, root)).matchAll(
    /`((?:packages|integration|simulation|demo|e2e|scripts|docs|installed|bench)\/[\w./-]+)`/g,
  );
  expect([...named].map(([, path = ""]) => path).filter((path) => !existsSync(new URL(path, root)))).toEqual(
    [],
  );
});

function packageFolders(): readonly string[] {
  return readdirSync(new URL("packages", root)).map((name) => `packages/${name}/`);
}

function read(page: URL): string {
  return readFileSync(page, "utf8");
}

function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchor(heading));
}
