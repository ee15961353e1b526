import { buyerMessageOf, codes, meaningOf, type CodeList, type Language } from "@sips-kit/protocol";
import { parseArgs } from "node:util";
import { columns, wrapped } from "../output/columns.js";
import { exitCodes, UsageError, type Command } from "../input/command.js";
import { languageOf } from "../input/language-of.js";
import { nearestTo } from "../../runtime/nearest.js";

export const codesCommand: Command = {
  name: "codes",
  summary: "The meaning of the gateway's codes, in English and French",
  usage: `sips codes [LIST] [CODE] [--lang en|fr]

  sips codes                       all lists
  sips codes responseCode          all codes of a list
  sips codes responseCode 05       one code: its meaning, and what to tell the buyer
  sips codes responseCode 05 --lang fr`,
  run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lang: { type: "string" } },
      allowPositionals: true,
    });
    const language = languageOf(values.lang);
    const [listName, code, ...more] = positionals;
    if (more.length > 0) throw new UsageError("one LIST and one CODE at most.", "All lists: sips codes");
    if (listName === undefined) terminal.write(allLists());
    else if (code === undefined) terminal.write(wholeList(findList(listName), language));
    else terminal.write(oneCode(findList(listName), code, language));
    return Promise.resolve(exitCodes.accepted);
  },
};

function findList(name: string): CodeList {
  const lists = Object.values<CodeList>(codes);
  const found = lists.find((list) => list.name === name);
  if (found) return found;
  const nearest = nearestTo(
    name,
    lists.map((list) => list.name),
  );
  throw new UsageError(
    `there is no list ${name}.`,
    nearest ? `Did you mean ${nearest}?` : "All lists: sips codes",
  );
}

function allLists(): string {
  return columns(
    Object.values<CodeList>(codes).map((list) => {
      const values = Object.keys(list.values);
      const some = values.slice(0, 6).join(", ");
      return [list.name, String(values.length), values.length > 6 ? `${some}, ...` : some];
    }),
  );
}

function wholeList(list: CodeList, language: Language): string {
  const rows = Object.keys(list.values)
    .sort()
    .map((code) => [code, meaningOf(list, code, language)]);
  const ending = list.closed ? "" : "\n\nThe gateway may use other values; they pass through.";
  return columns(rows) + ending;
}

function oneCode(list: CodeList, code: string, language: Language): string {
  const buyer = buyerMessageOf(list, code, language);
  const lines = [
    `${list.name} ${code}`,
    ...wrapped(meaningOf(list, code, language)).map((line) => `  ${line}`),
  ];
  if (buyer !== undefined) lines.push("", "To the buyer:", `  ${buyer}`);
  if (!Object.hasOwn(list.values, code)) {
    const nearest = nearestTo(code, Object.keys(list.values));
    if (nearest) lines.push("", `The list has ${nearest}.`);
  }
  return lines.join("\n");
}
