import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProvidedContext } from "vitest";
import { installPacked } from "../scripts/install-packed.mjs";
import { packPackages } from "../scripts/pack-packages.mjs";
import { runOrThrow } from "../scripts/run-command.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of a shop that has installed the packages with npm. */
    readonly shop: string;
    /** The clone of the repository from which they were packed. */
    readonly clone: string;
    /** The packages as they would be published, by the names of their folders. */
    readonly tarballs: Readonly<Record<string, string>>;
  }
}

/** The part of Vitest's project that this uses; its own type would include a browser's. */
interface Project {
  provide<Name extends "shop" | "clone" | "tarballs">(name: Name, value: ProvidedContext[Name]): void;
}

const repository = fileURLToPath(new URL("..", import.meta.url));

/**
 * Vitest's global setup: packs all packages from a clone without a build, and installs them in a shop outside of the
 * repository.
 */
export async function setup(project: Project): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "sips-kit-installed-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const clone = await unbuiltClone(join(folder, "clone"));
    const tarballs = await packPackages(
      clone,
      await readdir(join(clone, "packages")),
      join(folder, "packed"),
    );
    const shop = join(folder, "shop");
    // The shop's own Node types, of our minimum version, and React's for the example in web-components/README.md.
    await installPacked(shop, Object.values(tarballs), ["express@5", "@types/node@20", "@types/react@19"]);
    await cp(fileURLToPath(new URL("shop", import.meta.url)), shop, { recursive: true });
    project.provide("shop", shop);
    project.provide("clone", clone);
    project.provide("tarballs", tarballs);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

/** The repository's current files, without what installing, building and testing have left. */
async function unbuiltClone(target: string): Promise<string> {
  const isLeft = /(^|[/\\])(\.git|\.data|node_modules|dist|lib|test-results|coverage)$|\.tsbuildinfo$/;
  const filter = (path: string) => !isLeft.test(relative(repository, path));
  await cp(repository, target, { recursive: true, filter });
  await runOrThrow(process.execPath, ["scripts/bootstrap.mjs"], { cwd: target });
  return target;
}
