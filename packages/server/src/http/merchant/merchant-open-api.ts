import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { problem } from "./answer-schemas.js";
import type { MerchantRoute, Schema } from "./merchant-route.js";
import { merchantRoutes } from "./merchant-routes.js";

type Json = { readonly [name: string]: unknown };

/** The OpenAPI 3.1 document of the merchant's routes, made from the declarations that serve them. */
export function merchantOpenApi(): Json {
  const paths = [...new Set(merchantRoutes.map(({ path }) => path))];
  return {
    openapi: "3.1.0",
    info: {
      title: "sips-kit: the merchant's routes",
      version: "1",
      summary: "Payments, operations, reviews, fraud lists and wallets, for a back office.",
      license: { name: "MIT", identifier: "MIT" },
    },
    paths: Object.fromEntries(
      paths.map((path) => [
        path,
        Object.fromEntries(
          merchantRoutes.filter((one) => one.path === path).map((one) => [one.method, operationOf(one)]),
        ),
      ]),
    ),
    components: { schemas: { Problem: jsonSchemaOf(problem) } },
  };
}

function operationOf(route: MerchantRoute): Json {
  const { method, path, action, summary, params, query, body, answer } = route;
  const words = path.split(/[^A-Za-z]+/).filter(Boolean);
  return {
    operationId: [method, ...words].join("-"),
    summary,
    tags: [words[0] ?? ""],
    "x-action": action,
    parameters: [
      ...Object.entries(params.entries).map(([name, schema]) => parameter("path", name, schema)),
      ...Object.entries(query.entries).map(([name, schema]) => parameter("query", name, schema)),
    ],
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: jsonSchemaOf(body) } } },
    }),
    responses: {
      200: {
        description: "Done, or as it stands.",
        content:
          typeof answer === "string"
            ? { [answer]: { schema: { type: "string" } } }
            : { "application/json": { schema: jsonSchemaOf(answer) } },
      },
      default: {
        description: "Not done; the code says why.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameter(place: "path" | "query", name: string, schema: v.GenericSchema): Json {
  // An optional entry of an object is no schema of its own.
  const isOptional = schema.type === "exact_optional" && "wrapped" in schema;
  const own = isOptional ? (schema.wrapped as v.GenericSchema) : schema;
  return { name, in: place, required: !isOptional, schema: jsonSchemaOf(own) };
}

function jsonSchemaOf(schema: Schema): Json {
  // Checks that JSON Schema does not know, such as that of a name, are left out: they only narrow what is accepted.
  const { $schema: _$schema, ...json } = toJsonSchema(schema, {
    errorMode: "ignore",
    target: "draft-2020-12",
  });
  return json;
}
