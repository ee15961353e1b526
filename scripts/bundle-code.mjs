import { build } from "vite";
import { minifiedTemplates } from "./minified-templates.mjs";
import { installedBeside, publishedCode, readManifest } from "./published-files.mjs";

/**
 * Writes the code that a package publishes into a folder, made from source by Vite.
 *
 * One that runs in Node becomes a few files instead of a hundred, which Node loads in a third of the time. One for pages
 * stays a file per module: of those the shop's bundler takes what the page uses, and minifies it.
 */
export async function bundleCode(folder, target) {
  const manifest = await readManifest(folder);
  // Only these tell bundlers what they may leave out.
  const isForPages = "sideEffects" in manifest;
  await build({
    configFile: false,
    logLevel: "warn",
    root: folder,
    publicDir: false,
    plugins: isForPages ? [minifiedTemplates] : [],
    build: {
      // Leaves imports, also those on demand, and the environment as they are: a page is the shop's bundler's.
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
