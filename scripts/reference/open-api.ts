import {
  containers,
  envelope,
  methods,
  requestFields,
  ruleMeanings,
  type Container,
  type Field,
  type FieldTable,
  type MethodDefinition,
  type MethodName,
} from "@sips-kit/protocol";
import { toJsonSchema } from "@valibot/to-json-schema";
import { sealedExample } from "./method-page.js";

type Json = { readonly [name: string]: unknown };

/** The OpenAPI 3.1 document of all methods. */
export function openApi(): Json {
  const names = Object.keys(methods) as MethodName[]; // the keys of a constant table
  return {
    openapi: "3.1.0",
    info: {
      title: "Sips Office",
      version: "24.2",
      summary: "The JSON web services of the Sips Office gateway, as sips-kit knows them.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [
      { url: "http://127.0.0.1:4000", description: "The simulator of sips-kit" },
      { url: "https://office-server.test.sips-services.com", description: "Test platform" },
    ],
    paths: Object.fromEntries(names.map((name) => [methods[name].path, { post: operation(name) }])),
    components: {
      schemas: Object.fromEntries(
        Object.values<Container>(containers).map(({ name, summary, fields }) => [
          name,
          { description: summary, ...objectOf(fields) },
        ]),
      ),
    },
  };
}

function operation(name: MethodName): Json {
  const definition: MethodDefinition = methods[name];
  const needed = [...Object.keys(definition.request.required), ...Object.keys(envelope.required)];
  const rules = definition.rules.map((rule) => ruleMeanings.get(rule)?.en ?? "");
  return {
    operationId: name,
    summary: definition.summary,
    ...(rules.length > 0 && { description: rules.join("\n") }),
    tags: [definition.path.split("/")[3] ?? ""],
    "x-effect": definition.effect,
    "x-result-field": definition.resultField,
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: {
            ...objectOf({ ...requestFields(definition), ...envelope.required, ...envelope.optional }),
            required: needed,
          },
          example: sealedExample(name),
        },
      },
    },
    responses: {
      200: {
        description: `Accepted when ${definition.resultField} is 00; trust it only under its seal.`,
        content: {
          "application/json": {
            schema: answerOf({ ...definition.answer, seal: envelope.required.seal }),
          },
        },
      },
    },
  };
}

/** Fields that are not listed pass through, so no object is closed. */
function objectOf(fields: FieldTable): Json {
  return { type: "object", properties: propertiesOf(fields, valueSchema) };
}

/** An answer may have new codes, or longer values: only types are promised. */
function answerOf(fields: FieldTable): Json {
  return { type: "object", properties: propertiesOf(fields, answerSchema) };
}

function propertiesOf(fields: FieldTable, schemaOf: (field: Field) => Json): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...schemaOf(field), ...formatOf(field) }]),
  );
}

function valueSchema(field: Field): Json {
  if (field.container) return containerSchema(field, field.container);
  const { $schema: _, ...schema } = toJsonSchema(field.schema, { typeMode: "input", errorMode: "ignore" });
  return field.codes && !field.codes.closed ? { ...schema, examples: someCodes(field) } : schema;
}

function answerSchema(field: Field): Json {
  if (field.container) return containerSchema(field, field.container);
  const value = { type: field.kind === "integer" ? ["string", "integer"] : "string" };
  return field.kind === "list" ? { type: "array", items: value } : value;
}

function containerSchema(field: Field, container: Container): Json {
  const reference = { $ref: `#/components/schemas/${container.name}` };
  return field.kind === "list" ? { type: "array", items: reference } : reference;
}

function someCodes({ codes }: Field): readonly string[] {
  return Object.keys(codes?.values ?? {}).slice(0, 5);
}

function formatOf({ format, container }: Field): Json {
  return format === "" || container ? {} : { "x-sips-format": format };
}
