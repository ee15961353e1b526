import { PaymentError, type Action, type WalletView } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage } from "../office/confirm-page.js";
import { officeMessagePage } from "../office/message-page.js";
import { walletPage } from "../office/wallet-page.js";
import { walletSentences } from "../office/wallet-sentences.js";
import { customerIdOf } from "../shop/account.js";
import { attributionOf } from "./attribution-of.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { formText } from "./form-text.js";
import { inTime } from "./if-answered.js";
import { mandatesOf } from "./mandates-of.js";
import { customerOfWallet } from "./payments-of-wallet.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

/**
 * A customer's wallet: what is saved in it, renaming or deleting one of it, and closing it. Nothing is deleted
 * unconfirmed.
 */
export function officeWalletRoutes(context: Context): Router {
  const router = express.Router();
  router.get("/office/wallets/:wallet", (request, response) => show(context, request, response));
  router.post("/office/wallets/:wallet/rename", (request, response) => rename(context, request, response));
  router.post("/office/wallets/:wallet/remove", (request, response) => remove(context, request, response));
  router.post("/office/wallets/:wallet/close", (request, response) => close(context, request, response));
  return router;
}

async function show(context: Context, request: Request, response: Response): Promise<void> {
  const language = officeLanguageOf(request);
  const wallet = await read(context, request.params["wallet"]);
  if (wallet === "unreadable" || wallet === "none") {
    response.status(wallet === "none" ? 404 : 503);
    return showOffice(
      context,
      request,
      response,
      officeMessagePage(walletSentences[language][wallet], language),
    );
  }
  const { done, stale, moved, problem } = request.query;
  const operation = typeof moved === "string" ? await context.payments.operations.find(moved) : undefined;
  const shown = {
    wallet,
    customer: await customerOfWallet(context, wallet.merchantWalletId),
    mandates: await mandatesOf(context, { customerId: customerIdOf(wallet.merchantWalletId) }),
    told: wallet.actions.find(({ id }) => id === done),
    moved: operation?.card?.merchantWalletId === wallet.merchantWalletId ? operation : undefined,
    problem,
    isStale: stale !== undefined,
    csrf: csrfOf(context, request),
  };
  showOffice(context, request, response, walletPage(shown, language));
}

async function read(context: Context, wallet: unknown): Promise<WalletView | "none" | "unreadable"> {
  try {
    return (await inTime(context.payments.wallets.read(String(wallet)), "unreadable")) ?? "none";
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    return error.code === "PAYMENT_OPERATION_INVALID" ? "none" : "unreadable";
  }
}

/** Another name does no harm, and can be changed back: nobody is asked again. */
async function rename(context: Context, request: Request, response: Response): Promise<void> {
  const renaming = {
    merchantWalletId: String(request.params["wallet"]),
    paymentMeanId: formText(request, "paymentMeanId"),
    paymentMeanAlias: formText(request, "paymentMeanAlias").trim(),
    ...attributionOf(context, request),
  };
  await carryOut(request, response, () => context.payments.wallets.rename(renaming), "problem=name");
}

async function remove(context: Context, request: Request, response: Response): Promise<void> {
  const fields = {
    paymentMeanId: formText(request, "paymentMeanId"),
    maskedPan: formText(request, "maskedPan"),
  };
  const name = formText(request, "name");
  if (formText(request, "confirmed") !== "1") {
    return await ask(
      context,
      request,
      response,
      walletSentences[officeLanguageOf(request)].remove(name),
      fields,
    );
  }
  const merchantWalletId = String(request.params["wallet"]);
  await carryOut(request, response, () =>
    context.payments.wallets.remove({ merchantWalletId, ...fields, ...attributionOf(context, request) }),
  );
}

async function close(context: Context, request: Request, response: Response): Promise<void> {
  if (formText(request, "confirmed") !== "1") {
    return await ask(context, request, response, walletSentences[officeLanguageOf(request)].close, {});
  }
  const merchantWalletId = String(request.params["wallet"]);
  await carryOut(request, response, () =>
    context.payments.wallets.close({ merchantWalletId, ...attributionOf(context, request) }),
  );
}

async function carryOut(
  request: Request,
  response: Response,
  act: () => Promise<Action>,
  otherwise = "stale=1",
): Promise<void> {
  const page = request.path.replace(/\/\w+$/, "");
  try {
    response.redirect(303, `${page}?done=${encodeURIComponent((await act()).id)}`);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    response.redirect(303, `${page}?${otherwise}`);
  }
}

async function ask(
  context: Context,
  request: Request,
  response: Response,
  what: { readonly question: string; readonly text: string; readonly button: string },
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const language = officeLanguageOf(request);
  const wallet = String(request.params["wallet"]);
  const customer = await customerOfWallet(context, wallet);
  const confirmation = {
    what,
    about: [customer ?? walletSentences[language].title, wallet],
    action: request.path,
    fields,
    back: `/office/wallets/${encodeURIComponent(wallet)}`,
    isGrave: true,
    keepsReason: true,
    csrf: csrfOf(context, request),
  } as const;
  showOffice(context, request, response, confirmPage(confirmation, language));
}
