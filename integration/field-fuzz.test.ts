import { Agent, request as httpRequest } from "node:http";
import { json } from "node:stream/consumers";
import {
  envelope,
  methods,
  requestFields,
  seal,
  type Field,
  type FieldTable,
  type JsonObject,
  type JsonValue,
  type MethodDefinition,
  type MethodName,
} from "@sips-kit/protocol";
import { exampleRequests } from "@sips-kit/protocol/examples";
import { startSimulator, testShop, type Simulator } from "@sips-kit/simulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Every field of every method, made invalid in every way that its format in the data dictionary permits: the gateway
// names it, and nothing happens. Validity is derived from the format alone, not from the check that the simulator uses.

let simulator: Simulator;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});
afterAll(async () => {
  agent.destroy();
  await simulator.close();
});

/** One invalid value, its position, and the expected answer. */
interface Wrong {
  readonly path: string;
  readonly why: string;
  readonly body: JsonObject;
  readonly code: "12" | "30";
}

const names = Object.keys(methods) as MethodName[];
let sent = 0;

describe.each(names)("%s", (name) => {
  test("names each field that is missing, too long, or of a wrong type or code; nothing happens", async () => {
    const before = await stateOf(simulator);
    const wrongs = [...missing(name), ...illFormed(name)];
    const answers = await Promise.all(wrongs.map(({ body }) => call(name, body)));
    const told = wrongs.map(({ path, why }, index) => {
      const answer = answers[index] ?? {};
      return `${path} ${why}: ${String(answer[methods[name].resultField])} ${String(answer["errorFieldName"])}`;
    });
    expect(told).toEqual(wrongs.map(({ path, why, code }) => `${path} ${why}: ${code} ${path}`));
    expect(await stateOf(simulator)).toEqual(before);
    sent += wrongs.length;
  });
});

test("many values were tested", () => {
  expect(sent).toBeGreaterThan(5_000);
});

/** The simulator's whole state of payments, wallets, mandates and lists. */
async function stateOf({ url }: Simulator): Promise<unknown> {
  const parts = ["transactions", "wallets", "mandates", "fraud-lists"];
  return Promise.all(
    parts.map(async (part) => {
      const response = await fetch(`${url}/_control/${part}`);
      expect(response.status, part).toBe(200);
      return response.json();
    }),
  );
}

/** A valid request with shop and version, without its seal. */
function rightRequest(name: MethodName): JsonObject {
  const request: JsonObject = exampleRequests[name];
  const { merchantId, keyVersion } = testShop;
  return { ...request, merchantId, keyVersion, interfaceVersion: methods[name].interfaceVersion };
}

function missing(name: MethodName): readonly Wrong[] {
  const needed = [
    ...Object.keys(methods[name].request.required),
    "merchantId",
    "keyVersion",
    "interfaceVersion",
  ];
  return needed.flatMap((path) =>
    [undefined, null, ""].map((value) => ({
      path,
      why: value === undefined ? "absent" : JSON.stringify(value),
      body: { ...rightRequest(name), [path]: value },
      code: "12" as const,
    })),
  );
}

function illFormed(name: MethodName): readonly Wrong[] {
  const definition: MethodDefinition = methods[name];
  const fields: FieldTable = {
    ...requestFields(definition),
    interfaceVersion: envelope.required.interfaceVersion,
    intermediateServiceProviderId: envelope.optional.intermediateServiceProviderId,
  };
  const right = rightRequest(name);
  return wrongValues(fields, []).map(({ path, why, value }) => {
    const [first = "", ...rest] = path;
    return { path: textOf(path), why, body: { ...right, [first]: nested(rest, value) }, code: "30" as const };
  });
}

type Path = readonly (string | number)[];

function wrongValues(
  fields: FieldTable,
  above: Path,
): readonly { path: Path; why: string; value: JsonValue }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    // The provider determines the sealing key, so it is read before any field.
    if (name === "intermediateServiceProviderId") return [];
    const path = [...above, name];
    const own = wrongFor(field).map(([why, value]) => ({ path, why, value }));
    const elementPath = field.kind === "list" ? [...path, 0] : path;
    return field.container ? [...own, ...wrongValues(field.container.fields, elementPath)] : own;
  });
}

/** Values that are invalid in the notation of the data dictionary. */
function wrongFor(field: Field): readonly (readonly [why: string, value: JsonValue])[] {
  switch (field.kind) {
    case "container":
      return [
        ["text for a container", "x"],
        ["a list for a container", [1]],
      ];
    case "list":
      return [["text for a list", "x"]];
    case "integer":
      return [...ofWrongType, ["no number", "12.5"], ["negative", -1], ["too long", "9".repeat(30)]];
    case "flag":
      return [...ofWrongType, ["neither true nor false", "maybe"]];
    case "date":
      return [...ofWrongType, ["no date", "20301399"], ["a local date", "23/11/2026"]];
    case "code":
      return field.codes?.closed ? [...ofWrongType, ["unknown code", "UNHEARDOF"]] : ofWrongType;
    case "text":
      return [...ofWrongType, ...tooLong(field)];
  }
}

const ofWrongType: readonly (readonly [string, JsonValue])[] = [
  ["a container for a value", { x: "1" }],
  ["a list for a value", ["1"]],
];

/** AN35 is at most 35 characters. If the dictionary names two lengths, the longer one applies. */
function tooLong(field: Field): readonly (readonly [string, JsonValue])[] {
  const notations = [...field.format.matchAll(/\b(?:ANS|AN|A|N)(\d+)(?:\/(\d+))?\b/g)];
  const lengths = notations.flatMap(([, length, other]) => [Number(length), Number(other ?? 0)]);
  // A ciphertext may stand for these two; it has no length in the dictionary.
  if (/CSE|token form/.test(field.format)) return [["too long", "1".repeat(5_000)]];
  return lengths.length === 0 ? [] : [["too long", "1".repeat(Math.max(...lengths) + 1)]];
}

function nested([first, ...rest]: Path, value: JsonValue): JsonValue {
  if (first === undefined) return value;
  return typeof first === "number" ? [nested(rest, value)] : { [first]: nested(rest, value) };
}

function textOf(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
    "",
  );
}

function call(name: MethodName, body: JsonObject): Promise<JsonObject> {
  const sealed = JSON.stringify({ ...body, seal: seal(body, testShop.secretKey) });
  return new Promise((resolve, reject) => {
    const url = new URL(methods[name].path, simulator.url);
    httpRequest(
      url,
      { agent, method: "POST", headers: { "content-type": "application/json" } },
      (response) => {
        // What the simulator answers is an object; anything else fails the comparison.
        json(response).then((answer) => resolve(answer as JsonObject), reject);
      },
    )
      .on("error", reject)
      .end(sealed);
  });
}
