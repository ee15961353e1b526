import { codes } from "@sips-kit/protocol";
import { PaymentError } from "../domain/errors.js";
import { isStorable, longestOrderId } from "../journal/engine/ids.js";
import { checkAuthentication } from "./check-outside-authentication.js";
import { checkInstalments } from "./check-instalments.js";
import { isWalletId } from "../domain/wallet-id.js";
import { logOrderFailure, logOtherOrder } from "./log-order-failure.js";
import type { Order, OrderQuestion, ResolveOrder } from "../domain/order.js";
import type { Context } from "../context/context.js";

/**
 * Asks the shop for a buyer's order, and checks that it can be paid. What `resolveOrder` throws is logged.
 *
 * @throws PaymentError
 */
export async function findOrder(
  context: Pick<Context, "log" | "resolveOrder">,
  orderId: string,
  question: OrderQuestion,
): Promise<Order> {
  let order: Order | undefined;
  try {
    order = await askForOrder(context.resolveOrder, orderId, question);
  } catch (error) {
    logOrderFailure(context, error, { orderId });
    throw error instanceof PaymentError ? error : unavailable(error);
  }
  if (!order) {
    throw new PaymentError("PAYMENT_ORDER_UNKNOWN", "There is no such order for this buyer.", {
      field: "orderId",
    });
  }
  if (order.orderId !== orderId) {
    logOtherOrder(context, order, { orderId });
    // At `submit` it is not what the attempt was opened for, and refused as changed.
    if (question.step === "open") {
      throw invalidOrder("orderId", "the one that it was asked for, and the shop's log names both");
    }
  }
  return order;
}

/** The shop's answer; undefined when it has no such order. Throws PaymentError when the order is not valid. */
export async function askForOrder(
  resolveOrder: ResolveOrder,
  orderId: string,
  question: OrderQuestion,
): Promise<Order | undefined> {
  const order = await resolveOrder(orderId, question);
  if (!order) return undefined;
  const { amountMinor, currencyCode, merchantWalletId } = order;
  if (typeof order.orderId !== "string" || !isStorable(order.orderId, longestOrderId)) {
    throw invalidOrder("orderId", `a text of 1 to ${longestOrderId} characters`);
  }
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > 999_999_999_999) {
    throw invalidOrder(
      "amountMinor",
      "a whole number of the smallest unit from 1 to 999999999999, such as 2490 for 24.90 EUR",
    );
  }
  // A number passes as a text of digits, and would never equal what the attempt was opened for.
  if (typeof currencyCode !== "string" || !/^\d{3}$/.test(currencyCode)) {
    throw invalidOrder("currencyCode", 'its three digits of ISO 4217 as a text, such as "978" for EUR');
  }
  if (merchantWalletId !== undefined && !isWalletId(merchantWalletId)) {
    throw invalidOrder("merchantWalletId", "1 to 21 letters, digits or _");
  }
  checkDetails(order);
  checkCapture(order);
  checkChallenge(order);
  const wrong = checkInstalments(order) ?? checkAuthentication(order);
  if (wrong) throw invalidOrder(wrong.field, wrong.shouldBe);
  return order;
}

/** A database gives null where there is nothing, and numbers for ids, which no type of a shop in JavaScript forbids. */
function checkDetails({ details = {} }: Order): void {
  if (typeof details !== "object" || details === null) {
    throw invalidOrder("details", "an object of the gateway's fields, or absent");
  }
  // Null is absent, as for the gateway: a guest has no customerId.
  const wrong = textDetails.find((name) => typeof (details[name] ?? "") !== "string");
  if (wrong !== undefined) throw invalidOrder(`details.${wrong}`, "a text");
  if (typeof (details.fraudData ?? {}) !== "object") {
    throw invalidOrder("details.fraudData", "an object of the gateway's fields, or absent");
  }
}

/** With another type nothing could be sent, which the buyer would learn after they have entered their card. */
const textDetails = [
  "customerId",
  "customerLanguage",
  "invoiceReference",
  "merchantName",
  "merchantUrl",
  "orderContext",
  "returnContext",
  "statementReference",
] as const;

/** When the money is taken: what the gateway would refuse only after the buyer has entered their card. */
function checkCapture(order: Order): void {
  // Beside the details it would be ignored, and the money taken at once.
  const misplaced = ["captureMode", "captureDay"].find((name) => Object.hasOwn(order, name));
  if (misplaced !== undefined) throw invalidOrder(misplaced, "among the order's details");
  const { captureMode, captureDay } = order.details ?? {};
  if (captureMode !== undefined && !Object.hasOwn(codes.captureMode.values, captureMode)) {
    throw invalidOrder("details.captureMode", "AUTHOR_CAPTURE, VALIDATION or IMMEDIATE");
  }
  if (captureDay !== undefined && !/^\d{1,2}$/.test(captureDay)) {
    throw invalidOrder("details.captureDay", "a number of days from 0 to 99, as a text");
  }
}

/** What the shop asks about authentication, such as an exemption. */
function checkChallenge({ details: { fraudData } = {} }: Order): void {
  const { challengeMode3DS } = fraudData ?? {};
  const known = codes.challengeMode3DS.values;
  if (challengeMode3DS === undefined || Object.hasOwn(known, challengeMode3DS)) return;
  throw invalidOrder("details.fraudData.challengeMode3DS", Object.keys(known).join(", "));
}

function unavailable(cause: unknown): PaymentError {
  return new PaymentError(
    "PAYMENT_ORDER_UNAVAILABLE",
    "The shop could not look up this order: its resolveOrder has failed, and its log says why. Nothing was charged.",
    { field: "orderId" },
    { cause },
  );
}

function invalidOrder(field: string, shouldHold: string): PaymentError {
  return new PaymentError(
    "PAYMENT_ORDER_INVALID",
    `resolveOrder returned a wrong ${field}: it must be ${shouldHold}.`,
    {
      field,
    },
  );
}
