import type { Operation, Payment } from "@sips-kit/server";
import type { Language } from "../shop/language.js";
import { sentences } from "../shop/sentences.js";
import { standingOf } from "../shop/standing.js";

/** How a payment has ended for its buyer, and where they may go on from there. */
export interface Ending {
  readonly title: string;
  readonly text: string;
  readonly tone: "good" | "bad" | "open";
  readonly waysOn: readonly Way[];
  /** The gateway is being queried: the result appears by itself. */
  readonly isUncertain?: boolean;
}

/** The links on from a result. */
export type Way = "again" | "bank" | "confirm" | "otherWay" | "look" | "receipt" | "order" | "basket";

/** The ending of a payment as it stands now: one for each status. */
export function endingOfPayment(
  payment: Payment,
  operations: readonly Operation[],
  language: Language,
): Ending {
  const say = sentences[language];
  const standing = standingOf(payment, operations);
  switch (standing) {
    case "accepted":
    case "partly-cancelled":
    case "partly-refunded":
      return { title: say.paid, text: say.paidText, tone: "good", waysOn: ["order", "receipt"] };
    case "cancelled":
    case "refunded":
      return { title: say[standing], text: say[`${standing}Text`], tone: "open", waysOn: ["order"] };
    case "stopped-by-buyer":
      return { title: say.stopped, text: say.stoppedText, tone: "open", waysOn: ["again", "basket"] };
    case "refused":
      return {
        title: say.refused,
        text: `${say.refusedText} ${whyRefused(payment, language) ?? whatNext(payment, language)}`,
        tone: "bad",
        waysOn: ["again", "basket"],
      };
    case "returned":
      return { title: say.returned, text: say.returnedText, tone: "bad", waysOn: ["order"] };
    case "in-review":
      return { title: say.inReview, text: say.inReviewText, tone: "open", waysOn: ["order"] };
    case "abandoned":
      return abandoned(payment, language);
    case "confirming":
      return {
        title: say.toBeConfirmed,
        text: say.toBeConfirmedText,
        tone: "open",
        waysOn: ["confirm", "otherWay"],
      };
    case "redirected":
      return redirected(payment, language);
    case "opened":
      return { title: say.waiting, text: say.waitingText, tone: "open", waysOn: ["again"] };
    case "starting":
    case "charging":
    case "unknown":
      return {
        title: say.unresolved,
        text: say.unresolvedText,
        tone: "open",
        waysOn: ["look"],
        isUncertain: true,
      };
  }
}

function abandoned({ reason, buyerMessage }: Payment, language: Language): Ending {
  const say = sentences[language];
  if (reason === "order-paid-elsewhere") {
    return { title: say.abandoned, text: say.paidElsewhere, tone: "open", waysOn: ["order"] };
  }
  return {
    title: say.abandoned,
    text: buyerMessage?.[language] ?? say.abandonedText,
    tone: "bad",
    waysOn: reason === "order-withdrawn" ? ["basket"] : ["again", "basket"],
  };
}

/** The buyer is at their bank, or has left it without coming back. */
function redirected({ mayBePaid, redirectUrl }: Payment, language: Language): Ending {
  const say = sentences[language];
  const otherwise: Way = mayBePaid ? "otherWay" : "again";
  const waysOn: readonly Way[] = redirectUrl === undefined ? [otherwise] : ["bank", otherwise];
  return mayBePaid
    ? { title: say.payElsewhere, text: say.payElsewhereText, tone: "open", waysOn, isUncertain: true }
    : { title: say.waiting, text: say.waitingText, tone: "open", waysOn };
}

/** Code 05 adds nothing to the heading. */
function whyRefused({ responseCode, buyerMessage }: Payment, language: Language): string | undefined {
  return responseCode === "05" ? undefined : buyerMessage?.[language];
}

/** Only cards have a mode. */
function whatNext({ mode }: Payment, language: Language): string {
  const say = sentences[language];
  return mode === undefined ? say.tryAnotherWay : say.otherCard;
}
