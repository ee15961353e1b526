import { methods, type JsonObject, type MethodName } from "@sips-kit/protocol";
import { parseArgs } from "node:util";
import { longestDeadlineMs } from "../../gateway/connection-limits.js";
import { createGateway } from "../../gateway/create-gateway.js";
import { GatewayRequestError } from "../../gateway/errors.js";
import type { Outcome } from "../../gateway/gateway.js";
import { maskCardNumbers } from "../../gateway/redact.js";
import { exitCodes, UsageError, type Command, type ExitCode, type Terminal } from "../input/command.js";
import { findMethod } from "../input/find-method.js";
import { languageOf } from "../input/language-of.js";
import { outcomeAsJson, outcomeAsText } from "../output/outcome-as-text.js";
import { readJsonFile } from "../input/read-json-file.js";
import { findField, withFields } from "../input/field-options.js";
import { shopFromEnvironment, type ShopAtHand } from "../input/shop-from-environment.js";

/** The options that are not fields of the gateway; a test shows that no field has such a name. */
export const callOptions = {
  json: { type: "string" },
  input: { type: "string" },
  output: { type: "string" },
  lang: { type: "string" },
  "key-version": { type: "string" },
  "deadline-ms": { type: "string" },
} as const;

export const call: Command = {
  name: "call",
  summary: "Calls one method: seals and checks it, and explains the answer",
  usage: `sips call METHOD [--FIELD VALUE ...] [--json FILE] [--output json] [--lang en|fr]

  sips call getTransactionData --transactionReference FIRST1
  sips call refund --transactionReference FIRST1 --operationAmount 500 --currencyCode 978
  sips call cardOrder --json order.json --amount 1000      fields from a file; arguments override them
  sips call cardOrder --json - < order.json                fields from standard input
  sips call getWalletData --merchantWalletId C1 --output json | jq .answer

Fields:
  --FIELD VALUE                    a field of the method (sips methods METHOD lists them)
  --customerContact.email a@b.c    a field of a container; a whole container may be given as JSON
  --list one --list two            the values of a list; --list[0].field value for a list of containers
  The command adds merchantId, interfaceVersion, keyVersion and seal.

Options:
  --json FILE        reads the request from a JSON file, or from standard input with - (also: --input FILE)
  --output json      writes the outcome as JSON (also: --json without a file)
  --lang fr          meanings of codes in French
  --key-version N    the key version, instead of SIPS_KEY_VERSION; the secret is still SIPS_SECRET_KEY
  --deadline-ms N    gives up after this many milliseconds; default: 30000

A call is not in the shop's journal. Refund and cancel payments of a running shop by sips refund and sips cancel, in its
back office (merchantRouter) or by payments.operations: these prevent that the same money goes back twice, and tell other
systems.

Amounts are in minor units: 2490 is 24.90 EUR. A card number is never printed, and for a production platform none is
accepted on the command line, because shell history and process list would expose it.`,

  async run(args, terminal) {
    const [name, ...rest] = args;
    if (name === undefined || name.startsWith("-")) {
      throw new UsageError(
        "which method?",
        "For example: sips call getTransactionData --transactionReference FIRST1",
      );
    }
    const method = findMethod(name);
    const { options, fields } = parseCall(method.definition, rest);
    const language = languageOf(options.lang);
    const shop = shopFromEnvironment(withKeyVersion(terminal.env, options["key-version"]));
    refuseCardsOf(shop, fields);
    const file = options.json ?? options.input;
    const base = file === undefined ? {} : await readJsonFile(terminal, file);
    const request = withFields(method.definition, base, fields);

    const gateway = createGateway({ ...shop.settings, deadlineMs: deadlineOf(options["deadline-ms"]) });
    try {
      // The client validates the request; one signature cannot express the types of all methods.
      const send = gateway[method.name] as (request: JsonObject) => Promise<Outcome<JsonObject>>;
      const outcome = await send(request);
      const text = (options.output === "json" ? outcomeAsJson : outcomeAsText)(
        method.name,
        outcome,
        language,
      );
      terminal.write(text);
      if (options.output !== "json") adviseOn(method.name, outcome, request, shop, terminal);
      return exitCodeOf[outcome.kind];
    } catch (error) {
      if (!(error instanceof GatewayRequestError)) throw error;
      const faults = error.faults.map((fault) => `  ${fault.message}`).join("\n");
      throw new UsageError(`nothing was sent:\n${faults}`, `Its fields: sips methods ${method.name}`);
    } finally {
      await gateway.close();
    }
  },
};

const exitCodeOf: { readonly [kind in Outcome<unknown>["kind"]]: ExitCode } = {
  accepted: exitCodes.accepted,
  refused: exitCodes.refused,
  "not-sent": exitCodes.notSent,
  unknown: exitCodes.unknown,
};

function parseCall(definition: Parameters<typeof findField>[0], args: readonly string[]) {
  // --json without a value selects JSON output.
  const clear = args.map((arg, index) =>
    arg === "--json" && (args[index + 1]?.startsWith("--") ?? true) ? "--output=json" : arg,
  );
  const names = clear.filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=", 1)[0] ?? "");
  const paths = [...new Set(names)].filter((name) => !Object.hasOwn(callOptions, name));
  for (const path of paths) findField(definition, path);
  const fieldOptions = Object.fromEntries(
    paths.map((path) => [path, { type: "string", multiple: true } as const]),
  );
  const { values } = parseArgs({ args: clear, options: { ...fieldOptions, ...callOptions } });
  // The options above take one value each; all others are fields with their values.
  const options = values as { readonly [name in keyof typeof callOptions]?: string };
  const given = values as { readonly [path: string]: unknown };
  if (options.output !== undefined && options.output !== "json" && options.output !== "text") {
    throw new UsageError(`--output ${options.output}: must be json or text.`);
  }
  return { options, fields: paths.map((path) => [path, given[path] as readonly string[]] as const) };
}

function refuseCardsOf(shop: ShopAtHand, fields: readonly (readonly [string, readonly string[]])[]): void {
  if (!shop.isProduction) return;
  const card = fields.find(
    ([path, values]) =>
      /(^|\.)card(Number|CSCValue)$/.test(path) || values.some((value) => maskCardNumbers(value) !== value),
  );
  if (card) {
    throw new UsageError(
      `--${card[0]}: no card on the command line of a production platform.`,
      "Shell history and process list would expose it. Pass the request on standard input, with --json -.",
    );
  }
}

function withKeyVersion(env: Terminal["env"], keyVersion: string | undefined): Terminal["env"] {
  return keyVersion === undefined ? env : { ...env, SIPS_KEY_VERSION: keyVersion };
}

function deadlineOf(given = "30000"): number {
  if (!/^[1-9]\d{0,5}$/.test(given) || Number(given) > longestDeadlineMs)
    throw new UsageError(
      `--deadline-ms ${given}: must be a number of milliseconds, up to ${longestDeadlineMs}.`,
    );
  return Number(given);
}

function adviseOn(
  name: MethodName,
  outcome: Outcome<unknown>,
  request: JsonObject,
  shop: ShopAtHand,
  terminal: Terminal,
): void {
  const reference = request["transactionReference"];
  const mayHaveChanged = outcome.kind === "unknown" && methods[name].effect !== "read";
  if (mayHaveChanged && typeof reference === "string") {
    terminal.complain(
      `Query before you send it again: sips call getTransactionData --transactionReference ${maskCardNumbers(reference)}`,
    );
  }
  if (outcome.kind === "not-sent" && shop.isSimulator) {
    terminal.complain(`Is a simulator running at ${shop.address}? Start one: sips simulator`);
  }
}
