import { methods, type MethodName } from "@sips-kit/protocol";
import { codesPage } from "./codes-page.js";
import { containersPage } from "./containers-page.js";
import { indexPage } from "./index-page.js";
import { methodPage } from "./method-page.js";
import { openApi } from "./open-api.js";

/** Every page of docs/reference by its file name; the same tables give the same bytes. */
export function referencePages(): ReadonlyMap<string, string> {
  const names = Object.keys(methods) as MethodName[]; // the keys of a constant table
  return new Map([
    ["README.md", indexPage()],
    ["codes.md", codesPage()],
    ["containers.md", containersPage()],
    ...names.map((name) => [`${name}.md`, methodPage(name)] as const),
    ["openapi.json", `${JSON.stringify(openApi(), undefined, 2)}\n`],
  ]);
}

/** What to run when the pages are stale. */
export const refreshCommand = "npm run reference";
