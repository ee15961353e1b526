import { PaymentError, type SavedCard, type SavedMandate } from "@sips-kit/server";
import express, { type Request, type Router } from "express";
import { accountPage, deleteCardPage, logInPage } from "../pages/account-page.js";
import { accountOf, buyerByName, customerIdOf, walletOf } from "../shop/account.js";
import { accountNotices, mandateNotices } from "../shop/account-sentences.js";
import { buyerOf, forgetBuyer, keepBuyer } from "./buyer-cookie.js";
import type { Context } from "./context.js";
import { formText } from "./form-text.js";
import { showPage, visitOf } from "./show-page.js";

/**
 * The buyer's account: the cards and mandates that they have saved. A card is saved by the router of sips-kit, from the
 * page itself.
 */
export function accountRoutes(context: Context): Router {
  const router = express.Router();

  router.get("/account", async (request, response) => {
    const visit = visitOf(context, request);
    const name = accountOf(visit.buyer);
    if (name === undefined) return showPage(response, visit, logInPage(visit.language));
    const account = {
      name,
      cards: await cardsOf(context, request),
      mandates: await mandatesOf(context, request),
      hasCse: context.hasCse,
      notice: accountNotices.find((notice) => request.query[notice] !== undefined),
      month: context.now().toISOString().slice(0, 7).replace("-", ""),
    };
    showPage(response, visit, accountPage(account, visit.language));
  });

  router.post("/account/log-in", (request, response) => {
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
  });

  router.post("/account/log-out", (_request, response) => {
    forgetBuyer(response);
    response.redirect(303, "/account");
  });

  router.post("/account/delete-card", async (request, response) => {
    if (formText(request, "confirmed") !== "1") {
      const cards = await cardsOf(context, request);
      const card = cards?.find(({ paymentMeanId }) => paymentMeanId === formText(request, "paymentMeanId"));
      const visit = visitOf(context, request);
      if (card)
        return showPage(response, { ...visit, here: "/account" }, deleteCardPage(card, visit.language));
      return response.redirect(303, `/account?${cards ? "unknown" : "notRemoved"}=1`);
    }
    response.redirect(303, `/account?${await deleteCard(context, request)}=1`);
  });

  router.post("/account/remove-mandate", async (request, response) => {
    const id = formText(request, "paymentMeanId");
    const isRemoved = await readable(async () => {
      await context.payments.mandates.remove(id, request);
      return true;
    });
    response.redirect(303, `/account?${isRemoved ? "mandateRemoved" : "mandateNotRemoved"}=1`);
  });

  router.post("/account/sign-mandate", async (request, response) => {
    const account = { iban: formText(request, "iban"), holder: formText(request, "holder") };
    response.redirect(303, await signMandate(context, account, request));
  });

  return router;
}

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
  return readable(async () => (await payments.savedCards.list(request)).savedCards);
}

async function mandatesOf(
  { payments, otherMethods }: Context,
  request: Request,
): Promise<readonly SavedMandate[] | undefined> {
  const isOffered = otherMethods.some(({ id }) => id === "sepa-direct-debit");
  return isOffered ? readable(() => payments.mandates.list(request)) : undefined;
}

/** What is read; undefined while the gateway cannot be queried. */
async function readable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PaymentError) return undefined;
    throw error;
  }
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
