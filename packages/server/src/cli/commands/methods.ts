import {
  meaningOf,
  methods,
  ruleMeanings,
  type Container,
  type Field,
  type FieldTable,
  type Language,
  type MethodDefinition,
} from "@sips-kit/protocol";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { parseArgs } from "node:util";
import { columns, wrapped } from "../output/columns.js";
import { exitCodes, UsageError, type Command } from "../input/command.js";
import { findMethod } from "../input/find-method.js";
import { languageOf } from "../input/language-of.js";

export const methodsCommand: Command = {
  name: "methods",
  summary: "The 44 methods; for one method its fields, which of them are required, and their codes",
  usage: `sips methods [METHOD] [--lang en|fr] [--all]

  sips methods                     all methods, and what each does
  sips methods cardOrder           required and optional fields, containers, codes, an example
  sips methods cardOrder --all     also the fields of the answer

A field marked ? is documented only by weak sources.`,
  run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lang: { type: "string" }, all: { type: "boolean" } },
      allowPositionals: true,
    });
    const [name, ...more] = positionals;
    if (more.length > 0) throw new UsageError("one METHOD at most.", "All methods: sips methods");
    const language = languageOf(values.lang);
    const page = name === undefined ? allMethods() : oneMethod(name, language, values.all === true);
    terminal.write(page);
    return Promise.resolve(exitCodes.accepted);
  },
};

function allMethods(): string {
  const rows = Object.values<MethodDefinition>(methods).map(({ name, effect, summary }) => [
    name,
    effect,
    summary,
  ]);
  return `${columns(rows)}

read: changes nothing; open: prepares a payment, moves no money; money: moves money; change: wallets, mandates, lists.
Fields of one method: sips methods METHOD`;
}

function oneMethod(given: string, language: Language, withAnswer: boolean): string {
  const { name, definition } = findMethod(given);
  const { required, conditional, optional } = definition.request;
  const containers = new Map<string, Container>();
  const section = (title: string, fields: FieldTable) =>
    Object.keys(fields).length === 0
      ? []
      : ["", title, columns(fieldRows(fields, definition.uncertain, language, containers))];
  const lines = [
    name,
    ...wrapped(definition.summary).map((line) => `  ${line}`),
    "",
    `  POST ${definition.path}   ${definition.interfaceVersion}   effect: ${definition.effect}   result in ${definition.resultField}`,
    ...section("Required:", required),
    ...section("Required in some cases:", conditional),
    ...section("Optional:", optional),
    ...rulesOf(definition, language),
    ...(withAnswer ? section("Answer:", definition.answer) : []),
    ...containerSections(containers, language),
    "",
    "Example:",
    `  echo '${JSON.stringify(exampleRequests[name])}' | sips call ${name} --json -`,
  ];
  return lines.join("\n");
}

function rulesOf({ rules }: MethodDefinition, language: Language): readonly string[] {
  const sentences = rules.flatMap((rule) => ruleMeanings.get(rule)?.[language] ?? []);
  return sentences.flatMap((sentence) => ["", ...wrapped(sentence).map((line) => `  ${line}`)]);
}

/** One row per field; collects the containers, which are explained below. */
function fieldRows(
  fields: FieldTable,
  uncertain: readonly string[],
  language: Language,
  containers: Map<string, Container>,
): readonly (readonly string[])[] {
  return Object.entries(fields).map(([name, field]) => {
    if (field.container) containers.set(field.container.name, field.container);
    return [`--${name}${uncertain.includes(name) ? " ?" : ""}`, formOf(field), codesOf(field, language)];
  });
}

function containerSections(containers: Map<string, Container>, language: Language): readonly string[] {
  const lines: string[] = [];
  // The Map grows during the iteration, so nested containers are included.
  for (const container of containers.values()) {
    const rows = fieldRows(container.fields, [], language, containers).map(([name = "", ...cells]) => [
      name.replace(/^--/, "."),
      ...cells,
    ]);
    lines.push("", `Container ${container.name}: ${container.summary}`, columns(rows));
  }
  return lines;
}

function formOf(field: Field): string {
  const form = field.container ? `container ${field.container.name}` : field.format || field.kind;
  return field.kind === "list" ? `list of ${form.replace(/^list$/, "values")}` : form;
}

const fewCodes = 8;

function codesOf({ codes }: Field, language: Language): string {
  if (!codes) return "";
  const values = Object.keys(codes.values);
  if (values.length > fewCodes) return `see: sips codes ${codes.name}`;
  return values.map((code) => `${code}: ${meaningOf(codes, code, language)}`).join(" | ");
}
