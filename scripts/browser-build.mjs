// Builds code for a browser as it is shipped: what `npm run sizes` measures and `npm run bundle` writes.
import { rolldown } from "rolldown";

const entryId = "\0page";

/**
 * Bundles `entry` (code as a page would write it; its imports are resolved from the folder `from`), minified, split
 * where it imports on demand. Gives the chunks: fileName, code, imports, dynamicImports, facadeModuleId, modules.
 */
export async function buildForBrowser({ entry, from, name = "page" }) {
  const bundle = await rolldown({
    input: { [name]: entryId },
    platform: "browser",
    plugins: [page(entry, from), minifiedTemplates],
    resolve: { conditionNames: ["source", "production", "browser", "module", "import", "default"] },
    transform: { target: "es2022", define: { "process.env.NODE_ENV": '"production"' } },
  });
  const { output } = await bundle.generate({
    format: "es",
    minify: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await bundle.close();
  return output.filter(({ type }) => type === "chunk");
}

/** The page itself, which is in no file. */
function page(entry, from) {
  return {
    name: "page",
    resolveId(id, importer) {
      if (id === entryId) return id;
      return importer === entryId ? this.resolve(id, `${from}/page.ts`) : undefined;
    },
    load: (id) => (id === entryId ? entry : undefined),
  };
}

/** White space and comments inside our own css and html templates: minifiers leave them, since they are text to them. */
const minifiedTemplates = {
  name: "minified-templates",
  transform(code, id) {
    if (!/web-components\/(src|dist)\/.*\.[jt]s$/.test(id)) return undefined;
    return { code: code.replace(/css`([^`]*)`/g, (_, css) => `css\`${minifiedCss(css)}\``), map: null };
  },
};

/** Our style sheets hold no text in quotes that white space matters to. */
function minifiedCss(css) {
  return css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replaceAll(";}", "}")
    .trim();
}
