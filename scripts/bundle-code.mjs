import { build } from "vite";
import { minifiedTemplates } from "./minified-templates.mjs";
import { installedBeside, publishedCode, readManifest } from "./published-files.mjs";

/**
 * Writes a package's published code into a folder, built from source by Vite.
 *
 * A Node package becomes a few files instead of a hundred, which Node loads in a third of the time. A package for pages
 * keeps one file per module, so that the shop's bundler can take what the page uses and minify it.
 */
export async function bundleCode(folder, target) {
  const manifest = await readManifest(folder);
  // Bundlers need these to know what they may leave out.
  const isForPages = "sideEffects" in manifest;
  await build({
    configFile: false,
    logLevel: "warn",
    root: folder,
    publicDir: false,
    plugins: isForPages ? [minifiedTemplates] : [],
    build: {
      // Leaves imports, dynamic ones included, and the environment to the shop's bundler.
      ssr: true,
      target: "es2022",
      outDir: target,
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: publishedCode(folder, manifest),
        platform: isForPages ? "browser" : "node",
        external: installedBeside(manifest),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name]-[hash].js",
          preserveModules: isForPages,
        },
      },
    },
  });
}
