import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { checkRequest, isSealValid, methods, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { describe, expect, test } from "vitest";
import { anchor } from "../scripts/reference/markdown.js";
import { openApi } from "../scripts/reference/open-api.js";
import { referencePages, refreshCommand } from "../scripts/reference/reference-pages.js";

const folder = fileURLToPath(new URL("reference", import.meta.url));
const pages = referencePages();
const names = Object.keys(methods) as MethodName[];

test("docs/reference is what the tables say", () => {
  const files = readdirSync(folder).sort();
  const stale = [...pages].filter(
    ([name, text]) => !files.includes(name) || readFileSync(join(folder, name), "utf8") !== text,
  );
  expect(
    stale.map(([name]) => name),
    `docs/reference is stale; run: ${refreshCommand}`,
  ).toEqual([]);
  expect(files, `docs/reference holds a page that nothing makes; run: ${refreshCommand}`).toEqual(
    [...pages.keys()].sort(),
  );
});

test("every link of a page leads somewhere", () => {
  const dead = [...pages].flatMap(([name, text]) =>
    [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
      .filter(([, file = "", heading]) => {
        const target = file === "" ? name : file;
        const page = pages.get(target);
        if (page === undefined) return !existsSync(join(folder, target));
        const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => anchor(title));
        return heading !== undefined && !headings.includes(heading);
      })
      .map(([link]) => `${name}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test.each(names)("%s: its page shows every field, and its example is right and rightly sealed", (name) => {
  const page = pages.get(`${name}.md`) ?? "";
  const { request, answer, rules } = methods[name];
  for (const table of [request.required, request.conditional, request.optional, answer]) {
    for (const field of Object.keys(table)) expect(page).toContain(`| \`${field}\` |`);
  }
  expect(page.match(/^- (Exactly|At most|Either|card|orderChannel)/gm) ?? []).toHaveLength(rules.length);
  const body = JSON.parse(/-d '([^']+)'/.exec(page)?.[1] ?? "") as JsonObject; // fails here when it is no JSON
  expect(checkRequest(name, body)).toEqual([]);
  expect(isSealValid(body, "002001000000001_KEY1")).toBe(true);
});

describe("openapi.json", () => {
  type Json = { readonly [name: string]: unknown };
  // The document as a program reads it.
  const document = JSON.parse(JSON.stringify(openApi())) as {
    openapi: string;
    paths: Record<string, { post: { operationId: string; requestBody: unknown; responses: Json } }>;
    components: { schemas: Record<string, Json> };
  };

  test("has one operation a method, with the fields that it needs", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual(names.map((name) => methods[name].path).sort());
    const ids = Object.values(document.paths).map(({ post }) => post.operationId);
    expect(ids.sort()).toEqual([...names].sort());
    expect(document.paths[methods.cancel.path]?.post.requestBody).toMatchObject({
      content: {
        "application/json": {
          schema: {
            required: [
              "operationAmount",
              "currencyCode",
              "merchantId",
              "interfaceVersion",
              "keyVersion",
              "seal",
            ],
            properties: { transactionReference: { type: "string", maxLength: 35 } },
          },
        },
      },
    });
  });

  test("refers only to schemas that it holds, and says of each value what it is", () => {
    const references: string[] = [];
    const nameless: string[] = [];
    for (const { path, schema } of schemasIn(document, "#")) {
      if (typeof schema["$ref"] === "string") references.push(schema["$ref"]);
      else if (!("type" in schema) && !("anyOf" in schema)) nameless.push(path);
    }
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(references)].filter((reference) => !held.includes(reference))).toEqual([]);
    expect(references.length).toBeGreaterThan(100);
    expect(nameless).toEqual([]);
  });

  /** Every schema of the document: what stands under schema, schemas, properties, items or anyOf. */
  function schemasIn(value: unknown, path: string): readonly { path: string; schema: Json }[] {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
      const here = `${path}/${key}`;
      if (key === "example" || key === "examples") return [];
      const isSchema = key === "schema" || key === "items" || /\/(schemas|properties|anyOf)$/.test(path);
      // What stands in these places is an object by the document's own form.
      const own = isSchema ? [{ path: here, schema: child as Json }] : [];
      return [...own, ...schemasIn(child, here)];
    });
  }
});
