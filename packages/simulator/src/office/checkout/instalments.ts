import type { Gateway } from "../../ledger/gateway.js";
import type { OtherMean, Transaction } from "../../ledger/transaction.js";
import { isWireObject } from "../../ledger/wire.js";
import { parisDay } from "../../world/paris-time.js";
import { container, text, texts } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { chosenCodes, refusal, type Refusal } from "../reply.js";
import { order } from "./order.js";

/** One of the payments into which an order is divided. */
export interface Instalment {
  readonly amount: number;
  /** YYYYMMDD in Paris. */
  readonly date: string;
  /** Absent when the gateway generates it. */
  readonly transactionReference?: string | undefined;
  readonly s10TransactionId?: string | undefined;
}

/**
 * Reads `instalmentData`: 2 to 50 payments whose amounts add up to the order's, on successive days, the first with the
 * order's own reference. Undefined for an order without instalments.
 */
export function readInstalments(
  call: Call,
): { readonly instalments: readonly Instalment[] } | Refusal | undefined {
  const { gateway, shop, body } = call;
  if (!isWireObject(body["instalmentData"])) return undefined;
  const data = body["instalmentData"];
  const wrong = (name: string) =>
    refusal(chosenCodes.badInstalments, name === "paymentPattern" ? name : `instalmentData.${name}`);
  if (text(body, "paymentPattern") !== "INSTALMENT") return wrong("paymentPattern");

  const count = Number(text(data, "number"));
  if (!Number.isInteger(count) || count < 2 || count > 50) return wrong("number");
  const amounts = texts(data, "amountsList").map(Number);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const isEachSomething = amounts.every((amount) => Number.isSafeInteger(amount) && amount > 0);
  if (amounts.length !== count || !isEachSomething || sum !== Number(text(body, "amount"))) {
    return wrong("amountsList");
  }
  const dates = texts(data, "datesList");
  const today = parisDay(gateway.clock.now());
  const areDays = dates.every((date, index) => /^\d{8}$/.test(date) && date > (dates[index - 1] ?? ""));
  if (dates.length !== count || !areDays || (dates[0] ?? "") < today) return wrong("datesList");

  const references = texts(data, "transactionReferencesList");
  const ids = texts(data, "s10TransactionIdsList");
  const first = text(body, "transactionReference");
  const firstId = text(container(body, "s10TransactionReference"), "s10TransactionId");
  if (!fits(references, first, count)) return wrong("transactionReferencesList");
  if (!fits(ids, firstId, count)) return wrong("s10TransactionIdsList");

  const instalments = amounts.map((amount, index) => ({
    amount,
    date: dates[index] ?? today,
    transactionReference: references[index],
    s10TransactionId: ids[index],
  }));
  const isOneTaken = instalments.some((one) => gateway.transactions.isTaken(shop.merchantId, one));
  return isOneTaken ? refusal("94") : { instalments };
}

/** Every instalment has its own name, the first one the order's; or none has, where the gateway generates them. */
function fits(names: readonly string[], first: string | undefined, count: number): boolean {
  if (names.length === 0) return first === undefined;
  return names.length === count && names[0] === first && new Set(names).size === count;
}

/** Opens the later payments, each on its day, with the first one's means of payment. */
export function orderLaterInstalments(
  gateway: Gateway,
  first: Transaction,
  [, ...later]: readonly Instalment[],
): readonly Transaction[] {
  return later.map(({ amount, date, ...name }) => {
    const transaction = gateway.transactions.open(
      name,
      {
        ...first,
        ...(first.otherMean ? { otherMean: dueOn(first.otherMean, date) } : {}),
        originAmount: amount,
        captureDay: daysUntil(date, gateway.clock.now()),
      },
      "AUTHENTICATED",
    );
    transaction.authentication = { status: "NO_AUTHENT" };
    order(gateway, transaction);
    return transaction;
  });
}

/** A debit says on which day the account is debited. */
function dueOn(mean: OtherMean, valueDate: string): OtherMean {
  return "valueDate" in mean.fields ? { ...mean, fields: { ...mean.fields, valueDate } } : mean;
}

function daysUntil(date: string, now: number): number {
  return Math.round((noonOf(date) - noonOf(parisDay(now))) / 86_400_000);
}

function noonOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)), 12);
}
