import { Visitor } from "rolldown/utils";

/** Removes white space and comments from our Lit templates, which minifiers keep because they are strings. */
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

// A browser also renders a line break with indentation as one space.
const inOneLine = (text) => text.replace(/\s*\n\s*/g, " ").replaceAll(" >", ">");

const minifiers = {
  html: inOneLine,
  // Between shapes it is nothing.
  svg: (text) => inOneLine(text).replaceAll("> <", "><"),
  // Our style sheets have no quoted text in which white space matters.
  css: (text) =>
    text
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,>]) ?/g, "$1")
      .replace(/: /g, ":")
      .replace(/(?<![\d.])0(\.\d)/g, "$1")
      .replaceAll(";}", "}")
      .trim(),
};

/** From the end to the start, so that positions stay valid. */
function replaced(code, texts) {
  return texts
    .toSorted((left, right) => right.start - left.start)
    .reduce(
      (all, { start, end, minified }) =>
        all.slice(0, start) + minified(all.slice(start, end)) + all.slice(end),
      code,
    );
}
