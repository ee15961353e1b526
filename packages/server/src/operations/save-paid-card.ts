import type { SavedCard } from "@sips-kit/protocol";
import { notSentWhenInvalid } from "../context/call-gateway.js";
import type { Context } from "../context/context.js";
import { cardSaving } from "../domain/card-saving.js";
import { PaymentError } from "../domain/errors.js";
import type { CardOfOperation, Operation } from "../domain/operation.js";
import { walletSubject } from "../domain/wallet-subject.js";
import { readWallet } from "../payment-methods/read-wallet.js";
import { moveTo, nextLookAt, readFollowed, waitForPayment, type FollowContext } from "./follow-payment.js";
import { stoodStill, takeTurn } from "./take-turn.js";

/** The part of the context that this step uses. */
export type SavePaidCardContext = FollowContext & Pick<Context, "operationDoubts" | "timers">;

/**
 * Saves the card of an accepted payment in the buyer's wallet, as they have asked. The card is named by the gateway's
 * own token for it (`tokenPan` of the transaction, `panType` TOKEN_PAN), so neither its number nor a ciphertext is kept
 * for it. Nothing is saved of a payment that was not accepted, nor in a wallet that was closed since. See
 * docs/open-questions.md.
 */
export async function savePaidCard(context: SavePaidCardContext, operation: Operation): Promise<Operation> {
  if (operation.state !== "prepared") return findInWallet(context, operation);
  const followed = await readFollowed(context, cardSaving.paymentOf(operation.reference));
  if (followed.kind === "waits") return waitForPayment(context, operation, followed.what);
  if (followed.kind === "failed") {
    return moveTo(context, operation, "not-done", "the payment was not accepted; the card was not saved");
  }
  if (await wasClosedSince(context, operation)) {
    const what = "the buyer's wallet was closed since; the card was not saved";
    return moveTo(context, operation, "not-done", what);
  }
  const { attempt, transaction } = followed;
  const { tokenPan, panExpiryDate, maskedPan, paymentMeanBrand } = transaction;
  if (!tokenPan || !panExpiryDate) {
    return moveTo(context, operation, "not-done", "the gateway shows no token of the card; it was not saved");
  }
  const card: CardOfOperation = {
    merchantWalletId: walletOf(operation),
    maskedPan,
    panExpiryDate,
    schemeTransactionIdentifier:
      attempt.facts.schemeTransactionIdentifier ?? (transaction.schemeTransactionIdentifier || undefined),
  };
  const turn = await takeTurn(context, operation, { what: "saveCard is being sent", card });
  if (turn.kind === "taken") return turn.standing;
  const { sending } = turn;
  if (turn.kind === "stalled") return moveTo(context, sending, "not-done", stoodStill);
  return add(context, sending, { tokenPan, panExpiryDate, paymentMeanBrand });
}

const mostActions = 100;

/** True when the wallet was closed, or may have been, after its buyer had asked to save the card. */
async function wasClosedSince({ journal }: SavePaidCardContext, operation: Operation): Promise<boolean> {
  const subject = walletSubject(walletOf(operation));
  const actions = await journal.actions.list({ subject, limit: mostActions });
  return actions.some(
    ({ kind, state, createdAt }) =>
      kind === "closeWallet" && (state === "done" || state === "unknown") && createdAt >= operation.createdAt,
  );
}

async function add(
  context: SavePaidCardContext,
  operation: Operation,
  card: {
    readonly tokenPan: string;
    readonly panExpiryDate: string;
    readonly paymentMeanBrand: string | undefined;
  },
): Promise<Operation> {
  const outcome = await notSentWhenInvalid(() =>
    context.gateway.addCard({
      merchantWalletId: walletOf(operation),
      panType: "TOKEN_PAN",
      cardNumber: card.tokenPan,
      cardExpiryDate: card.panExpiryDate,
      ...(card.paymentMeanBrand && { paymentMeanBrand: card.paymentMeanBrand }),
    }),
  );
  switch (outcome.kind) {
    case "accepted": {
      const { paymentMeanId, maskedPan } = outcome.answer;
      // The answer names no wallet: with another card's mask, or without an id, it does not tell where this card is.
      const isOfAnother = maskedPan !== undefined && !isSameNumber(maskedPan, operation.card?.maskedPan);
      return paymentMeanId && !isOfAnother
        ? saved(context, operation, paymentMeanId)
        : findInWallet(context, operation);
    }
    case "refused":
      // A refusal names neither the wallet nor the card, so it could be the answer to another call; with 94, the card is
      // there already. Either way the wallet shows it.
      return findInWallet(context, { ...operation, responseCode: outcome.code });
    case "not-sent":
      return moveTo(context, operation, "not-done", "saveCard could not be sent");
    case "unknown":
      return moveTo(context, operation, "unknown", "the answer of saveCard was lost", {
        checkAt: context.now(),
      });
  }
}

/** After a lost answer or a refusal: the wallet shows whether the card is in it. It is not sent again. */
async function findInWallet(context: SavePaidCardContext, operation: Operation): Promise<Operation> {
  const { idempotencyKey } = operation;
  const cards = await readWallet(context, walletOf(operation)).catch((error: unknown) => {
    if (error instanceof PaymentError) return undefined;
    throw error;
  });
  const found = cards?.filter((one) => isSameCard(one, operation.card)).at(-1);
  if (found) {
    context.operationDoubts.end(idempotencyKey);
    return saved(context, operation, found.paymentMeanId);
  }
  if (cards && context.operationDoubts.outlast(idempotencyKey)) {
    context.operationDoubts.end(idempotencyKey);
    const to = operation.responseCode === undefined ? "not-done" : "refused";
    return moveTo(context, operation, to, "the wallet does not show the card; it was not saved");
  }
  const what = cards ? "asked; the wallet does not show the card yet" : "the gateway could not be asked";
  return moveTo(context, operation, "unknown", what, {
    responseCode: operation.responseCode,
    checkAt: nextLookAt(context, operation),
  });
}

/** Masks show the last digits; methods differ in how many of the first ones they show. */
function isSameCard(
  { maskedPan = "", panExpiryDate }: SavedCard,
  card: CardOfOperation | undefined,
): boolean {
  return isSameNumber(maskedPan, card?.maskedPan) && panExpiryDate === card?.panExpiryDate;
}

function isSameNumber(maskedPan: string, otherMask = ""): boolean {
  const [one, other] = [lastDigits(maskedPan), lastDigits(otherMask)];
  return one !== "" && other !== "" && (one.endsWith(other) || other.endsWith(one));
}

function lastDigits(maskedPan: string): string {
  return /\d*$/.exec(maskedPan)?.[0] ?? "";
}

function saved(
  context: SavePaidCardContext,
  operation: Operation,
  paymentMeanId: string,
): Promise<Operation> {
  const card = { ...operation.card, merchantWalletId: walletOf(operation), paymentMeanId };
  return moveTo(context, operation, "accepted", "saveCard accepted", { responseCode: "00", card });
}

function walletOf({ card }: Operation): string {
  if (card) return card.merchantWalletId;
  throw new TypeError("A card is saved in a wallet, which is written when the operation is opened.");
}
