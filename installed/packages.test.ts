import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { runOrThrow } from "../scripts/run-command.mjs";
import { bin } from "./bin.js";

/** Each package as npm has installed it, examined from outside. */
const shop = inject("shop");

describe.each(Object.entries(inject("tarballs")))("%s", (name, tarball) => {
  const folder = join(shop, "node_modules/@sips-kit", name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  const exported = Object.keys((JSON.parse(manifest) as { exports: object }).exports);

  test("publint finds nothing", () =>
    runOrThrow(bin("publint"), ["run", tarball, "--strict"], { cwd: shop }));

  test("attw finds nothing", () =>
    runOrThrow(bin("attw"), [tarball, "--profile", "esm-only"], { cwd: shop }));

  test("it has what a reader needs, and no tests or sources", () => {
    expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE"]));
    expect(files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))).toEqual([]);
    expect(files.filter((file) => /\.test\.|tsbuildinfo|(^|\/)(src|dist|testing)\//.test(file))).toEqual([]);
  });

  test("its types are bundled: one file per export, and the shared ones", () => {
    const types = files.filter((file) => file.endsWith(".d.ts"));
    const ofExports = exported.map((entry) => `lib/${entry === "." ? "index" : entry.slice(2)}.d.ts`);
    expect(types).toEqual(expect.arrayContaining(ofExports));
    expect(
      types.filter((file) => !ofExports.includes(file) && !/^lib\/[^/]*-[\w-]{8}\.d\.ts$/.test(file)),
    ).toEqual([]);
  });

  test("its manifest refers to no sources and no workspace", () => {
    expect(manifest).not.toMatch(/"source":|"workspace:/);
  });

  test("npm packs the same files as pnpm, and leaves the workspace unchanged", async () => {
    const source = join(inject("clone"), "packages", name);
    const before = readFileSync(join(source, "package.json"), "utf8");
    const packed = mkdtempSync(join(tmpdir(), "sips-kit-npm-pack-"));
    await runOrThrow("npm", ["pack", "--pack-destination", packed], { cwd: source });
    const [file = ""] = readdirSync(packed);
    await runOrThrow("tar", ["-xzf", file], { cwd: packed });
    const own = join(packed, "package");
    const packedByNpm = readdirSync(own, { recursive: true, encoding: "utf8" });
    expect(packedByNpm.map(withoutHash).sort()).toEqual(files.map(withoutHash).sort());
    expect(manifestIn(own)).toEqual(manifestIn(folder));
    expect(readFileSync(join(source, "package.json"), "utf8")).toBe(before);
    expect(existsSync(join(source, "LICENSE"))).toBe(false);
    rmSync(packed, { recursive: true });
  });

  // The conformance tests run only under Vitest, which a shop may not have.
  test.each(exported.filter((entry) => entry !== "./journal-conformance"))(
    "Node imports %s",
    async (entry) => {
      const program = `await import("@sips-kit/${join(name, entry)}")`;
      await runOrThrow(process.execPath, ["--input-type=module", "--eval", program], { cwd: shop });
    },
  );
});

test("the server's package has the documentation, and its links lead to what is installed", () => {
  const packages = join(shop, "node_modules/@sips-kit");
  const docs = join(packages, "server/docs");
  const pages = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".md"),
  );
  expect(pages).toEqual(expect.arrayContaining(["going-live.md", "saved-cards.md", "reference/README.md"]));
  const dead = pages.flatMap((page) => {
    const links = readFileSync(join(docs, page), "utf8").matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g);
    return Array.from(links, ([, link = ""]) => join(docs, page, "..", link)).filter(
      (file) => !existsSync(file),
    );
  });
  expect(dead).toEqual([]);
});

/** Files shared by several exports have a hash in their names, which differs between builds. */
function withoutHash(file: string): string {
  return file.replace(/-[\w-]{8}\.d\.ts$/, ".d.ts");
}

/** The parts of a package.json that matter after installation: its scripts are only for packing. */
function manifestIn(folder: string): unknown {
  const { scripts: _scripts, ...manifest } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as { scripts?: object };
  return manifest;
}
