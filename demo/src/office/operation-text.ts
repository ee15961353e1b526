import type { Attribution, Operation, OperationKind } from "@sips-kit/server";
import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { money } from "../shop/money.js";
import { operationSentences } from "./operation-sentences.js";

/** How an operation ended, with a link to the payment that it has made. */
export function operationText(operation: Operation, language: Language): Html {
  const say = operationSentences[language];
  const { newReference, newStatus, state } = operation;
  const text = endText(operation, language);
  if (newReference === undefined || state !== "accepted") return html`${text}`;
  const link = html`<a href="/office/payments/${newReference}"><code>${newReference}</code></a>`;
  const held = newStatus === "TO_CHALLENGE" && ` ${say.heldThere}`;
  return html`${text} ${say.newTransaction} ${link}.${held}`;
}

function endText(operation: Operation, language: Language): string {
  const say = operationSentences[language];
  const { kind, state, amountMinor = 0, responseCode } = operation;
  const takesFromPayment = kind === "cancel" || kind === "refund" || kind === "validate";
  const amount = money(amountMinor, language);
  switch (state) {
    case "accepted":
      if (isHeldPayment(operation)) return say.held(amount);
      return kind in say.done ? say.done[kind as keyof typeof say.done](amount) : say.kinds[kind];
    case "refused":
      // Both the journal's guard and the gateway answer 51 for an amount that is too high.
      return responseCode === "51" && takesFromPayment
        ? say.tooMuch(amount)
        : say.refusedBecause(responseCode ?? "?");
    case "not-done":
      return say.notDone;
    case "prepared":
    case "sending":
    case "unknown":
      return followingKinds.has(kind) ? say.goesOn : say.unsure;
  }
}

/** True for what staff took, and the gateway held for review at first. */
export function isHeldPayment({ kind, newStatus }: Operation): boolean {
  return (kind === "moto" || kind === "charge") && newStatus === "TO_CHALLENGE";
}

/** What an operation is called, with its amount: "Refund €24.90". */
export function operationName({ kind, amountMinor }: Operation, language: Language): string {
  const name = operationSentences[language].kinds[kind];
  return amountMinor === undefined ? name : `${name} ${money(amountMinor, language)}`;
}

/** Who asked for something, and why. */
export function attributionText({ by, reason }: Attribution, language: Language): string {
  const say = operationSentences[language];
  // The server's own word.
  const who = by === "the buyer" ? say.theBuyer : by;
  const told = [who === undefined ? [] : [say.by(who)], reason === undefined ? [] : [say.because(reason)]];
  return told.flat().join(". ");
}

/** Kinds that follow a payment for days: nobody waits for their end. */
const followingKinds: ReadonlySet<OperationKind> = new Set(["saveCard", "watchValidation", "instalments"]);

/** True while the result of an operation is not known: it resolves by itself. */
export function isUnresolved({ kind, state }: Operation): boolean {
  return !followingKinds.has(kind) && (state === "prepared" || state === "sending" || state === "unknown");
}
