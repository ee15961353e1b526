import type { Field, FieldTable } from "@sips-kit/protocol";
import type { FieldFact } from "./facts.js";
import { anchor, table } from "./markdown.js";

/** The fields of a request, an answer or a container, one row each. */
export function fieldTable(
  fields: FieldTable,
  facts: readonly FieldFact[] = [],
  need?: (name: string) => string,
): string {
  const heads = ["Field", ...(need ? ["Need"] : []), "Form", "Values", "Remarks"];
  const rows = Object.entries(fields).map(([name, field]) => [
    `\`${name}\``,
    ...(need ? [need(name)] : []),
    formOf(field),
    valuesOf(field),
    remarksOf(facts.find((fact) => fact.name === name)),
  ]);
  return table(heads, rows);
}

function formOf(field: Field): string {
  const { container } = field;
  const form = container
    ? `[${container.name}](containers.md#${anchor(container.name)})`
    : field.format || kindNames[field.kind];
  return field.kind === "list" ? `list of ${form.replace(/^list$/, "texts")}` : form;
}

const kindNames: { readonly [kind in Field["kind"]]: string } = {
  text: "text",
  integer: "digits",
  code: "code",
  date: "date",
  flag: "true / false",
  container: "container",
  list: "list",
};

const fewValues = 4;

function valuesOf({ codes }: Field): string {
  if (!codes) return "";
  const values = Object.keys(codes.values);
  const link = `[${codes.name}](codes.md#${anchor(codes.name)})`;
  return values.length > fewValues ? link : `${values.map((value) => `\`${value}\``).join(", ")} (${link})`;
}

function remarksOf(fact: FieldFact | undefined): string {
  const doubt = fact?.confidence === "low" ? ["**uncertain**"] : [];
  return [...doubt, ...(fact?.note === undefined ? [] : [fact.note])].join(": ");
}
