import { codes, containers, envelope, methods, type Effect, type MethodDefinition } from "@sips-kit/protocol";
import { factOf, sourceLegend } from "./facts.js";
import { fieldTable } from "./field-table.js";
import { page, table } from "./markdown.js";
import { effects } from "./method-page.js";

/** The page from which all others are reached. */
export function indexPage(): string {
  const all: readonly MethodDefinition[] = Object.values(methods);
  const order: readonly Effect[] = ["open", "money", "change", "read"];
  return page([
    "# Reference of the Sips Office gateway",
    `The ${all.length} methods of release 24.2 as this kit knows them, made from the tables of \`packages/protocol\` by \`npm run reference\`. Do not edit these pages: a test compares them with the tables.`,
    `- [Codes](codes.md): ${Object.keys(codes).length} lists, in English and French`,
    `- [Containers](containers.md): ${Object.keys(containers).length} groups of fields`,
    "- [openapi.json](openapi.json): the same for programs, OpenAPI 3.1",
    ...order.flatMap((effect) => [
      `## Methods with the effect "${effect}"`,
      `A call that ${effects[effect].replace(/; /, "; it is ").replace("it is the client sends it", "the client sends it")}`,
      methodTable(all.filter((method) => method.effect === effect)),
    ]),
    "## Every call",
    "A call is a POST of JSON. The client adds these fields; they stand in no table of a method.",
    fieldTable({ ...envelope.required, ...envelope.optional }, [], (name) =>
      name in envelope.required ? "**needed**" : "",
    ),
    "Amounts are whole numbers of the smallest unit, as texts: `2490` is 24.90 EUR. The seal is the HMAC of all values in the order of their names, without keyVersion, sealAlgorithm and seal; `sips seal FILE` shows it step by step.",
    "## How to read the tables",
    'Forms are written as in the data dictionary: `N12` up to 12 digits, `AN35` up to 35 letters or digits, `ANS` with signs as well. "Confidence" and **uncertain** tell how well the public sources bear a method or a field out: see [open questions](../open-questions.md).',
    "## Sources",
    table(["Mark", "Source"], Object.entries(sourceLegend)),
  ]);
}

function methodTable(list: readonly MethodDefinition[]): string {
  return table(
    ["Method", "What it does", "Confidence"],
    list.map(({ name, summary }) => [
      `[${name}](${name}.md)`,
      summary,
      // The name of a definition is its key in the table of methods.
      factOf(name as keyof typeof methods).confidence,
    ]),
  );
}
