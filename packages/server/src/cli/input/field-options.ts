import {
  requestFields,
  type Field,
  type FieldTable,
  type JsonObject,
  type JsonValue,
  type MethodDefinition,
} from "@sips-kit/protocol";
import { UsageError } from "./command.js";
import { nearestTo } from "../../runtime/nearest.js";

/**
 * Puts fields of the command line into a request: `customerContact.email` goes into its container,
 * `shoppingCartDetail.shoppingCartItemList[0].productName` into the first element of a list; a
 * list of values takes all given values.
 *
 * @param base the request to start from, which is not changed
 * @throws UsageError when several values are given for a field that takes one
 */
export function withFields(
  definition: MethodDefinition,
  base: JsonObject,
  given: readonly (readonly [path: string, values: readonly string[]])[],
): JsonObject {
  return given.reduce((body, [path, values]) => {
    const field = findField(definition, path);
    return withValue(body, stepsOf(path), valueOf(path, field, values)) as JsonObject; // an object stays an object
  }, base);
}

/**
 * The field that a path leads to.
 *
 * @throws UsageError that suggests the nearest name
 */
export function findField(definition: MethodDefinition, path: string): Field {
  let table: FieldTable | undefined = requestFields(definition);
  let field: Field | undefined;
  let walked = "";
  for (const step of stepsOf(path)) {
    if (typeof step === "number") {
      if (field?.kind !== "list") throw new UsageError(`${walked} is not a list, so it has no [${step}].`);
    } else {
      field = table && Object.hasOwn(table, step) ? table[step] : undefined;
      if (!field) throw unknownField(definition, walked, step, Object.keys(table ?? {}));
      walked = walked === "" ? step : `${walked}.${step}`;
    }
    table = field.container?.fields;
  }
  if (!field) throw new UsageError("a field needs a name, such as --amount 2490.");
  return field;
}

function unknownField(
  definition: MethodDefinition,
  walked: string,
  step: string,
  known: readonly string[],
): UsageError {
  const nearest = nearestTo(step, known);
  const where = walked === "" ? definition.name : walked;
  const hint = nearest
    ? `Did you mean --${walked === "" ? nearest : `${walked}.${nearest}`}?`
    : `Its fields: sips methods ${definition.name}`;
  return new UsageError(`${where} has no field ${step}.`, hint);
}

type Step = string | number;

function stepsOf(path: string): readonly Step[] {
  return path
    .split(/\.|(?=\[\d+\])/)
    .map((step) => (/^\[\d{1,3}\]$/.test(step) ? Number(step.slice(1, -1)) : step));
}

function valueOf(path: string, field: Field, values: readonly string[]): JsonValue {
  const isElement = path.endsWith("]");
  if (field.kind === "list" && !isElement) {
    const [first = ""] = values;
    if (values.length === 1 && first.startsWith("[")) return parsed(path, first);
    return values.map((value) => (field.container ? parsed(path, value) : value));
  }
  const [value = "", second] = values;
  if (second !== undefined) throw new UsageError(`--${path} is given twice, but is not a list.`);
  return field.container ? parsed(path, value) : value;
}

/** A container may be given whole, as JSON. */
function parsed(path: string, value: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue; // JSON.parse returns only JSON values
  } catch {
    throw new UsageError(
      `${path} is a container.`,
      `Give its fields one by one (--${path}.field value), or all of them as JSON.`,
    );
  }
}

function withValue(into: JsonValue, [step, ...rest]: readonly Step[], value: JsonValue): JsonValue {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(into) ? (into as readonly JsonValue[]) : []; // Array.isArray gives any[]
    const filled = Array.from({ length: Math.max(list.length, step + 1) }, (_, index) => list[index] ?? {});
    return filled.map((element, index) => (index === step ? withValue(element, rest, value) : element));
  }
  const fields = isObject(into) ? into : {};
  return { ...fields, [step]: withValue(fields[step], rest, value) };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
