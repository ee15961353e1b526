/** Takes white space and comments out of our style sheets: minifiers leave them in, since they are text to them. */
export const minifiedTemplates = {
  name: "minified-templates",
  transform(code, id) {
    if (!/web-components\/src\/.*\.ts$/.test(id)) return undefined;
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
