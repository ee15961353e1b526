import { containers, type Container } from "@sips-kit/protocol";
import { fieldTable } from "./field-table.js";
import { page } from "./markdown.js";

/** All containers on one page. */
export function containersPage(): string {
  const all: readonly Container[] = Object.values(containers);
  return page([
    "# Containers",
    "Groups of fields that travel as one JSON object. All their fields may be left out unless a means of payment asks for them; fields that are not listed pass through.",
    ...all.flatMap(({ name, summary, fields }) => [
      `## ${name}`,
      summary,
      fieldTable(fields) || "No source tells its fields.",
    ]),
  ]);
}
