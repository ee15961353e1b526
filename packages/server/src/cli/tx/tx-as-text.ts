import { codes, meaningOf } from "@sips-kit/protocol";
import type { Operation, OperationKind } from "../../domain/operation.js";
import { isFailure, type Attempt } from "../../domain/attempt.js";
import { columns, wrapped } from "../output/columns.js";
import { maskShown } from "../output/mask-shown.js";
import type { Finding } from "./finding.js";
import { instalmentLines } from "./tx-instalments.js";
import type { TxView } from "./tx-view.js";

/** A payment for a human reader: the journal's record, the gateway's record, what to do. */
export function txAsText(view: TxView, findings: readonly Finding[]): string {
  return maskShown(
    [
      `Payment ${view.reference}`,
      "",
      "Journal",
      ...journalLines(view),
      ...instalmentLines(view.instalments),
      ...operationLines(view),
      ...otherLines(view),
      "",
      "Gateway",
      ...gatewayLines(view),
      "",
      ...findingLines(findings),
    ].join("\n"),
  );
}

/** The same for a program. */
export function txAsJson(
  { reference, attempt, events, operations, instalments, others, limits, outcome }: TxView,
  findings: readonly Finding[],
) {
  const gateway =
    "answer" in outcome
      ? { outcome: outcome.kind, code: outcome.code, answer: outcome.answer }
      : { outcome: outcome.kind, error: { code: outcome.error.code, message: outcome.reason } };
  const shown = {
    reference,
    agrees: findings.length === 0,
    journal: attempt ? { attempt, events, operations, instalments, others, limits } : null,
    gateway,
    findings,
  };
  return JSON.stringify(
    shown,
    (_, value: unknown) => (typeof value === "string" ? maskShown(value) : value),
    2,
  );
}

function journalLines({ attempt, isByStaff, events, limits }: TxView): readonly string[] {
  if (!attempt) return ["  not in the journal"];
  const rows = [
    ["order", attempt.orderId],
    ["payment method", methodText(attempt)],
    ["amount", amountText(attempt)],
    ["state", `${attempt.state}, ${isByStaff ? "taken by staff" : toldOf(attempt)}`],
    ...factRows(attempt),
    ...limitRows(attempt, limits),
  ];
  const story = events.map((event) => [
    time(event.at),
    event.from === undefined ? event.to : `${event.from} -> ${event.to}`,
    [event.what, ...Object.entries(event.details).map(([name, value]) => `${name}=${value}`)].join("  "),
  ]);
  return isByStaff ? [columns(rows)] : [columns(rows), "", columns(story)];
}

function methodText({ paymentMethod, mode }: Attempt): string {
  return [paymentMethod, mode].filter(Boolean).join(", ");
}

function amountText({ amountMinor, currencyCode, facts: { instalments } }: Attempt): string {
  const amount = `${amountMinor} minor units of currency ${currencyCode}`;
  return instalments ? `${amount}, in ${instalments.length} instalments` : amount;
}

function toldOf({ state, notifiedAt, notifyAt }: Attempt): string {
  if (notifiedAt !== undefined) return `the shop was notified ${time(notifiedAt)}`;
  const isSuppressed = isFailure(state) && notifyAt === undefined;
  return isSuppressed
    ? "the shop is not notified: another attempt holds the order claim"
    : "the shop was not notified yet";
}

// Left out: redirect data, which is long and useless afterwards, and rate-limit keys, which are hashes. Limits are shown
// in separate rows.
const leftOut = new Set([
  "limit",
  "limitKeys",
  "limitedUntil",
  "state",
  "proof",
  "earlierProofs",
  "instalments",
  "offeredInstalments",
  "sentOrderId",
]);

function factRows({ facts }: Attempt): readonly string[][] {
  return Object.entries(facts)
    .filter(([name]) => !leftOut.has(name))
    .map(([name, value]) => [name, factText(name, value)]);
}

function factText(name: string, value: unknown): string {
  if (typeof value === "number" && /(At|Until)$/.test(name)) return time(value);
  // The result of a payment is what support is asked about.
  const isCode = name === "responseCode" || name === "acquirerResponseCode";
  return isCode && value !== "00" ? codeText(name, String(value)) : String(value);
}

/** The limit that ended the attempt, and those that now block its buyer, order or card. */
function limitRows({ facts }: Attempt, limits: TxView["limits"]): readonly string[][] {
  const { limit, limitedUntil } = facts;
  const ended = limit === undefined ? [] : [["ended by limit", untilText(limit, limitedUntil)]];
  return [...ended, ...limits.map((hold) => ["limit in force", untilText(hold.limit, hold.until)])];
}

function untilText(limit: string, until: number | undefined): string {
  return until === undefined ? limit : `${limit}, until ${time(until)}`;
}

/** Whether the order is paid otherwise is the first question after a payment that failed. */
function otherLines({ attempt, others }: TxView): readonly string[] {
  if (!attempt || others.length === 0) return [];
  const rows = others.map((one) => [
    time(one.createdAt),
    one.reference,
    one.state,
    methodText(one),
    `${one.amountMinor}`,
  ]);
  return ["", `Other payments of order ${attempt.orderId}`, columns(rows)];
}

function operationLines({ operations }: TxView): readonly string[] {
  if (operations.length === 0) return [];
  const rows = operations.map((operation) => {
    const { createdAt, kind, state, idempotencyKey, amountMinor, what, by, reason } = operation;
    const asked = [`${what} (${idempotencyKey})`, by && `by ${by}`, reason && `because: ${reason}`];
    const said = [asked.filter(Boolean).join(", "), refusalOf(operation)].filter(Boolean).join(". ");
    return [time(createdAt), kind, state, `${amountMinor ?? ""}`, said];
  });
  return ["", "Operations", columns(rows)];
}

// Wallets and mandates have codes of their own.
const ofOtherCodes = new Set<OperationKind>(["saveCard", "signMandate"]);

/** Why the gateway has refused an operation. */
function refusalOf({ kind, state, responseCode }: Operation): string | undefined {
  if (state !== "refused" || responseCode === undefined) return undefined;
  return ofOtherCodes.has(kind) ? responseCode : codeText("responseCode", responseCode);
}

function codeText(list: "responseCode" | "acquirerResponseCode", code: string): string {
  return `${code}: ${meaningOf(codes[list], code, "en")}`;
}

function gatewayLines({ outcome }: TxView): readonly string[] {
  if (!("answer" in outcome)) return [`  could not be queried: ${outcome.reason}`];
  if (outcome.kind === "refused") {
    return wrapped(`${outcome.code}: ${meaningOf(codes.responseCode, outcome.code, "en")}`).map(
      (line) => `  ${line}`,
    );
  }
  const rows = shownFields.flatMap((name) => {
    const value = outcome.answer[name];
    return value === undefined ? [] : [[name, String(value)]];
  });
  return rows.length > 0 ? [columns(rows)] : ["  an answer without fields"];
}

const shownFields = [
  "transactionStatus",
  "responseCode",
  "acquirerResponseCode",
  "authorisationId",
  "originAmount",
  "currentAmount",
  "currencyCode",
  "orderId",
  "transactionDateTime",
  "lastOperationName",
  "lastOperationDateTime",
  "paymentMeanBrand",
  "maskedPan",
  "holderAuthentStatus",
] as const;

function findingLines(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ["Journal and gateway agree; there is nothing to do."];
  return findings
    .flatMap(({ what, todo }) => [what, ...wrapped(`To do: ${todo}`).map((line) => `  ${line}`), ""])
    .slice(0, -1);
}

function time(at: number): string {
  return new Date(at).toISOString();
}
