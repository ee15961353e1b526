import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// docs/dependencies.md has each dependency of the workspace, and no other one.
const root = new URL("../", import.meta.url);
const folders = ["", "demo/", "integration/", "simulation/", "e2e/", "bench/"].concat(
  readdirSync(new URL("packages", root)).map((name) => `packages/${name}/`),
);

type Versions = { readonly [name: string]: string };

const manifests = folders.map(
  (folder) =>
    JSON.parse(readFileSync(new URL(`${folder}package.json`, root), "utf8")) as {
      readonly [kind in "dependencies" | "devDependencies" | "peerDependencies"]?: Versions;
    },
);
const page = readFileSync(new URL("dependencies.md", import.meta.url), "utf8");
const isOurs = (name: string) => name.startsWith("@sips-kit/");

test("it names each dependency, and no other one", () => {
  const used = manifests.flatMap((manifest) =>
    [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies].flatMap((of = {}) =>
      Object.keys(of),
    ),
  );
  const items = [...page.matchAll(/^- ((?:\*\*[^*]+\*\*(?:, )?)+)/gm)].map(([, names = ""]) => names);
  const named = items.flatMap((names) => names.replaceAll("**", "").split(", "));
  expect([...new Set(named)].toSorted()).toEqual(
    [...new Set(used.filter((name) => !isOurs(name)))].toSorted(),
  );
});

test("versions are exact, except those of peer dependencies and of @types/node", () => {
  const loose = manifests.flatMap(({ dependencies = {}, devDependencies = {} }) =>
    Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([name, version]) => !isOurs(name) && !/^\d+\.\d+\.\d+$/.test(version),
    ),
  );
  expect(loose).toEqual([["@types/node", "*"]]);
});
