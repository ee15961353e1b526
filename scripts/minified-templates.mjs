import { Visitor } from "rolldown/utils";

/** Takes white space and comments out of our templates of Lit: minifiers leave them in, since they are text to them. */
export const minifiedTemplates = {
  name: "minified-templates",
  transform: {
    filter: { id: /web-components\/src\/.*\.ts$/ },
    handler(code) {
      const texts = [];
      const visitor = new Visitor({
        TaggedTemplateExpression: ({ tag, quasi }) => {
          const minified = minifiers[tag.name];
          if (minified) texts.push(...quasi.quasis.map(({ start, end }) => ({ start, end, minified })));
        },
      });
      visitor.visit(this.parse(code));
      return { code: replaced(code, texts), map: null };
    },
  },
};

// A browser shows a line's end and its indentation as one space, too.
const inOneLine = (text) => text.replace(/\s*\n\s*/g, " ").replaceAll(" >", ">");

const minifiers = {
  html: inOneLine,
  // Between shapes it is nothing.
  svg: (text) => inOneLine(text).replaceAll("> <", "><"),
  // Our style sheets hold no text in quotes that white space matters to.
  css: (text) =>
    text
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,>]) ?/g, "$1")
      .replace(/: /g, ":")
      .replaceAll(";}", "}")
      .trim(),
};

/** From the end to the start, so that the positions hold. */
function replaced(code, texts) {
  return texts
    .toSorted((left, right) => right.start - left.start)
    .reduce(
      (all, { start, end, minified }) =>
        all.slice(0, start) + minified(all.slice(start, end)) + all.slice(end),
      code,
    );
}
