import {
  methods,
  type JsonObject,
  type JsonValue,
  type MethodDefinition,
  type MethodName,
} from "@sips-kit/protocol";

/** Fields whose value a request fixes. A response that echoes one with another value belongs to another request. */
const fixedFields = [
  "transactionReference",
  "merchantId",
  "amount",
  "operationAmount",
  "currencyCode",
  "orderId",
  "fromTransactionReference",
  "merchantWalletId",
  "mandateId",
] as const;

/**
 * Result codes that name the kind of call they answer. `responseCode` answers most kinds; `redirectionStatusCode` may
 * accompany the answers to orders.
 */
const tellingResults = [...new Set(Object.values(methods).map(({ resultField }) => resultField))].filter(
  (field) => field !== "responseCode" && field !== "redirectionStatusCode",
);

/**
 * The first field of a response that belongs to another request: one that echoes another value than the request's, or
 * the result of another kind of call. Undefined when there is none.
 */
export function differingEcho(
  name: MethodName,
  request: JsonObject,
  received: JsonObject,
): string | undefined {
  const { answer, resultField }: MethodDefinition = methods[name];
  const foreign = tellingResults.find(
    (field) =>
      field !== resultField && !Object.hasOwn(answer, field) && textOf(received[field]) !== undefined,
  );
  return foreign ?? fixedFields.find((field) => differs(field, request, received));
}

function differs(field: string, request: JsonObject, received: JsonObject): boolean {
  const asked = textOf(request[field]);
  if (asked === undefined) return false;
  const got = textOf(received[field]);
  // A list, a container or a truth value repeats nothing.
  if (got === undefined) return typeof (received[field] ?? "") !== "string";
  return !isEcho(field, asked, got);
}

/** True for the value that was asked for; amounts may come back with leading zeros. */
export function isEcho(field: string, asked: string, got: string): boolean {
  return asked === got || (/amount$/i.test(field) && /^\d+$/.test(got) && Number(asked) === Number(got));
}

/**
 * The first missing field among those that tie an accepted response to its request: the
 * reference, an amount, or what the operation led to, as far as the method's table lists them. A reference is required even
 * where the table is uncertain of it: an answer that names no transaction could be that of any other call, and a query
 * tells as well. A mandate that is read must be named too. Undefined when nothing is missing.
 */
export function missingEcho(name: MethodName, request: JsonObject, received: JsonObject): string | undefined {
  const { answer, effect, uncertain }: MethodDefinition = methods[name];
  // Whether a mandate is in force decides whether an account is debited.
  if (name === "getMandateData") return textOf(received["mandateId"]) === undefined ? "mandateId" : undefined;
  const isQuery = name === "getTransactionData";
  if (effect !== "money" && !isQuery) return undefined;
  const required = [
    // A request that names its transaction in another way, by s10TransactionReference, has no such echo.
    ...(textOf(request["transactionReference"]) === undefined ? [] : ["transactionReference"]),
    isQuery ? "originAmount" : "amount",
    ...(textOf(request["operationAmount"]) === undefined ? [] : ["newAmount"]),
    ...(name === "acceptChallenge" || name === "refuseChallenge" ? ["newStatus"] : []),
  ];
  return required.find(
    (field) =>
      Object.hasOwn(answer, field) &&
      (field === "transactionReference" || !uncertain.includes(field)) &&
      textOf(received[field]) === undefined,
  );
}

/** Gateways write amounts and currencies as numbers or as text; empty means absent. */
function textOf(value: JsonValue): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
