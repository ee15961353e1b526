import { codes, type CodeList, type CodeMeaning } from "@sips-kit/protocol";
import { page, table } from "./markdown.js";

/** All code lists on one page, in both languages. */
export function codesPage(): string {
  const lists: readonly CodeList[] = Object.values(codes);
  return page([
    "# Codes",
    "What each code says to the merchant, and what to tell the buyer where a buyer may see it. A list that is closed has no other values; of all others the gateway may know more, and they pass through.",
    ...lists.flatMap((list) => [
      `## ${list.name}`,
      list.closed ? "Closed." : "",
      codeTable(Object.entries(list.values)),
    ]),
  ]);
}

function codeTable(entries: readonly (readonly [string, CodeMeaning])[]): string {
  const hasBuyer = entries.some(([, { buyer }]) => buyer !== undefined);
  const heads = ["Code", "Meaning", "Signification", ...(hasBuyer ? ["To the buyer", "Au client"] : [])];
  // Objects sort all-digit names as numbers; sorted as texts, they follow the gateway's documents.
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = sorted.map(([code, { meaning, buyer }]) => [
    `\`${code}\``,
    meaning.en,
    meaning.fr,
    ...(hasBuyer ? [buyer?.en ?? "", buyer?.fr ?? ""] : []),
  ]);
  return table(heads, rows);
}
