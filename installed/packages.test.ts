import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { runOrThrow } from "../scripts/run-command.mjs";
import { bin } from "./bin.js";

/** Each package as npm has installed it, looked at from outside. */
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

  test("its types are bundled: a file for each export, and what several of them share", () => {
    const types = files.filter((file) => file.endsWith(".d.ts"));
    const ofExports = exported.map((entry) => `lib/${entry === "." ? "index" : entry.slice(2)}.d.ts`);
    expect(types).toEqual(expect.arrayContaining(ofExports));
    expect(
      types.filter((file) => !ofExports.includes(file) && !/^lib\/[^/]*-[\w-]{8}\.d\.ts$/.test(file)),
    ).toEqual([]);
  });

  test("its manifest leads to no sources and to no workspace", () => {
    expect(manifest).not.toMatch(/"source":|"workspace:/);
  });

  test("npm packs the same as pnpm, and leaves the workspace as it was", async () => {
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

  // The conformance tests run under Vitest alone, which a shop need not have.
  test.each(exported.filter((entry) => entry !== "./journal-conformance"))(
    "Node imports %s",
    async (entry) => {
      const program = `await import("@sips-kit/${join(name, entry)}")`;
      await runOrThrow(process.execPath, ["--input-type=module", "--eval", program], { cwd: shop });
    },
  );
});

/** What several exports share has a hash in its name, which not every build computes alike. */
function withoutHash(file: string): string {
  return file.replace(/-[\w-]{8}\.d\.ts$/, ".d.ts");
}

/** What a package.json says to those who install it: its scripts are for those who pack. */
function manifestIn(folder: string): unknown {
  const { scripts: _scripts, ...manifest } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as { scripts?: object };
  return manifest;
}
