import { PaymentError, type SavedCard, type SavedMandate } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { accountPage, logInPage } from "../pages/account-page.js";
import { removeMeanPage } from "../pages/remove-mean-page.js";
import { accountOf, buyerByName, customerIdOf, walletOf } from "../shop/account.js";
import {
  accountNotices,
  accountSentences,
  mandateNotices,
  type AccountSentences,
} from "../shop/account-sentences.js";
import { cardText } from "../shop/card-text.js";
import { buyerOf, forgetBuyer, keepBuyer } from "./buyer-cookie.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { ifAnswered } from "./if-answered.js";
import { showPage, visitOf } from "./show-page.js";

/**
 * The buyer's account: the cards and mandates that they have saved. A card is saved by the router of sips-kit, from the
 * page itself.
 */
export function accountRoutes(context: Context): Router {
  const router = express.Router();
  router.get("/account", (request, response) => showAccount(context, request, response));
  router.post("/account/log-in", (request, response) => logIn(context, request, response));
  router.post("/account/log-out", (_request, response) => {
    forgetBuyer(response);
    response.redirect(303, "/account");
  });
  router.post("/account/delete-card", (request, response) => removeCard(context, request, response));
  router.post("/account/remove-mandate", (request, response) => removeMandate(context, request, response));
  router.post("/account/sign-mandate", async (request, response) => {
    const account = { iban: formText(request, "iban"), holder: formText(request, "holder") };
    response.redirect(303, await signMandate(context, account, request));
  });
  return router;
}

async function showAccount(context: Context, request: Request, response: Response): Promise<void> {
  const visit = visitOf(context, request);
  const name = accountOf(visit.buyer);
  if (name === undefined) return showPage(response, visit, logInPage(visit.language));
  const [cards, mandates] = await Promise.all([
    cardsOf(context, request),
    takesDirectDebits(context) ? mandatesOf(context, request) : undefined,
  ]);
  const account = {
    name,
    cards,
    mandates,
    takesDirectDebits: takesDirectDebits(context),
    hasCse: context.hasCse,
    notice: accountNotices.find((notice) => request.query[notice] !== undefined),
    month: context.now().toISOString().slice(0, 7).replace("-", ""),
  };
  showPage(response, visit, accountPage(account, visit.language));
}

/** What a guest has in the basket, and has ordered, becomes the account's. */
function logIn(context: Context, request: Request, response: Response): void {
  const account = buyerByName(formText(request, "name"));
  if (account !== undefined) {
    const { buyer } = visitOf(context, request);
    if (buyer !== undefined && accountOf(buyer) === undefined) {
      context.orders.handOver(buyer, account);
      context.buyers.handOver(buyer, account);
    }
    keepBuyer(response, account, context.secret, context.isSecure);
  }
  response.redirect(303, "/account");
}

async function removeCard(context: Context, request: Request, response: Response): Promise<void> {
  if (formText(request, "confirmed") !== "1") {
    const cards = await cardsOf(context, request);
    const card = cards?.find(({ paymentMeanId }) => paymentMeanId === formText(request, "paymentMeanId"));
    if (card) return ask(context, "card", card.paymentMeanId, cardText(card), request, response);
    return response.redirect(303, `/account?${cards ? "unknown" : "notRemoved"}=1`);
  }
  response.redirect(303, `/account?${await deleteCard(context, request)}=1`);
}

async function removeMandate(context: Context, request: Request, response: Response): Promise<void> {
  const id = formText(request, "paymentMeanId");
  if (formText(request, "confirmed") !== "1") {
    const mandates = await mandatesOf(context, request);
    const mandate = mandates?.find(({ paymentMeanId }) => paymentMeanId === id);
    const name = cardText({ maskedPan: mandate?.maskedIban });
    if (mandate) return ask(context, "mandate", id, name, request, response);
    return response.redirect(303, `/account?${mandates ? "mandateUnknown" : "mandateNotRemoved"}=1`);
  }
  response.redirect(303, `/account?${await deleteMandate(context, id, request)}=1`);
}

/** Asks before a card or mandate is removed. */
function ask(
  context: Context,
  kind: keyof typeof removals,
  paymentMeanId: string,
  name: string,
  request: Request,
  response: Response,
): void {
  const visit = { ...visitOf(context, request), here: "/account" };
  const say = accountSentences[visit.language];
  showPage(response, visit, removeMeanPage({ ...removals[kind](say), name, keep: say.keep, paymentMeanId }));
}

const removals = {
  card: (say: AccountSentences) => ({
    action: "/account/delete-card",
    question: say.removeQuestion,
    text: say.removeText,
    remove: say.removeNow,
  }),
  mandate: (say: AccountSentences) => ({
    action: "/account/remove-mandate",
    question: say.removeMandateQuestion,
    text: say.removeMandateText,
    remove: say.removeMandateNow,
  }),
};

/** Where the buyer goes to sign, or back to their account with a notice. */
async function signMandate(
  { payments, secret }: Context,
  account: { readonly iban: string; readonly holder: string },
  request: Request,
): Promise<string> {
  const customerId = customerIdOf(walletOf(buyerOf(request, secret), secret) ?? "");
  try {
    return (await payments.mandates.sign(account, request, { customerId })).url;
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    const notice = error.code === "PAYMENT_BODY_INVALID" ? "mandateInvalid" : mandateNotices["not-saved"];
    return `/account?${notice}=1`;
  }
}

function cardsOf({ payments }: Context, request: Request): Promise<readonly SavedCard[] | undefined> {
  return ifAnswered(async () => (await payments.savedCards.list(request)).savedCards);
}

async function mandatesOf(
  { payments }: Context,
  request: Request,
): Promise<readonly SavedMandate[] | undefined> {
  return ifAnswered(() => payments.mandates.list(request));
}

function takesDirectDebits({ otherMethods }: Context): boolean {
  return otherMethods.some(({ id }) => id === "sepa-direct-debit");
}

async function deleteCard(context: Context, request: Request): Promise<"removed" | "notRemoved" | "unknown"> {
  try {
    await context.payments.savedCards.remove(formText(request, "paymentMeanId"), request);
    return "removed";
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    return error.code === "PAYMENT_SAVED_CARD_UNKNOWN" ? "unknown" : "notRemoved";
  }
}

async function deleteMandate(
  { payments }: Context,
  paymentMeanId: string,
  request: Request,
): Promise<"mandateRemoved" | "mandateNotRemoved"> {
  try {
    await payments.mandates.remove(paymentMeanId, request);
    return "mandateRemoved";
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    return "mandateNotRemoved";
  }
}
