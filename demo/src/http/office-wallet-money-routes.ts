import { idHoldsCardData, PaymentError, type SavedMean, type WalletMean } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage } from "../office/confirm-page.js";
import { creditLimits } from "../office/credit-limits.js";
import { readAmount, typedAmount } from "../office/typed-amount.js";
import { walletMoneySentences } from "../office/wallet-money-sentences.js";
import { meanName } from "../office/wallet-page.js";
import { currencyCode, money } from "../shop/money.js";
import { attributionOf } from "./attribution-of.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { formText } from "./form-text.js";
import { customerOfWallet, paymentsOfWallet } from "./payments-of-wallet.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

type Kind = "charge" | "credit";

/** Charges and credits of a customer's saved card. Nothing happens before the amount was confirmed. */
export function officeWalletMoneyRoutes(context: Context): Router {
  const router = express.Router();
  for (const kind of ["charge", "credit"] as const) {
    router.post(`/office/wallets/:wallet/${kind}`, (request, response) =>
      move(context, kind, request, response),
    );
  }
  return router;
}

/** What a form asks for. Each form has its own idempotency key: a double click or a reload has no second effect. */
interface Asked {
  readonly idempotencyKey: string;
  readonly merchantWalletId: string;
  readonly paymentMeanId: string;
  readonly amountMinor: number;
  readonly orderId: string;
}

async function move(context: Context, kind: Kind, request: Request, response: Response): Promise<void> {
  const asked = read(kind, request);
  if (typeof asked === "string") return back(request, response, { problem: asked });
  try {
    if (formText(request, "confirmed") !== "1") return await ask(context, kind, asked, request, response);
    await send(context, kind, asked, request);
    back(request, response, { moved: asked.idempotencyKey });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(request, response, { problem: error.code });
  }
}

/** What the form asks for, or what is wrong with it. */
function read(kind: Kind, request: Request): Asked | "amount" | "limit" | "order" {
  const amountMinor = readAmount(formText(request, "amount"));
  const orderId = formText(request, "orderId").trim();
  if (amountMinor === undefined) return "amount";
  if (kind === "credit" && amountMinor > creditLimits.perCreditMinor) return "limit";
  if (!/^[A-Za-z0-9]{0,32}$/.test(orderId) || idHoldsCardData(orderId)) return "order";
  return {
    idempotencyKey: formText(request, "idempotencyKey"),
    merchantWalletId: String(request.params["wallet"]),
    paymentMeanId: formText(request, "paymentMeanId"),
    amountMinor,
    orderId,
  };
}

async function send(context: Context, kind: Kind, asked: Asked, request: Request): Promise<void> {
  const { operations } = context.payments;
  const { merchantWalletId, paymentMeanId, orderId, ...rest } = asked;
  const common = {
    ...rest,
    currencyCode,
    ...(orderId !== "" && { orderId }),
    ...attributionOf(context, request),
  };
  if (kind === "credit") {
    await operations.walletCreditHolder({ ...common, merchantWalletId, paymentMeanId });
  } else {
    await operations.charge(await savedMean(context, merchantWalletId, paymentMeanId), common);
  }
}

/**
 * The card with the scheme's id of the payment that saved it, by which the issuer finds the customer's agreement. A card
 * that was saved without a payment has none.
 */
async function savedMean(
  context: Context,
  merchantWalletId: string,
  paymentMeanId: string,
): Promise<SavedMean> {
  for (const { reference, state } of await paymentsOfWallet(context, merchantWalletId)) {
    if (state !== "accepted") continue;
    const mean = await context.payments.operations.findSavedMean(reference);
    if (mean?.merchantWalletId === merchantWalletId && mean.paymentMeanId === paymentMeanId) return mean;
  }
  return { merchantWalletId, paymentMeanId };
}

async function ask(
  context: Context,
  kind: Kind,
  asked: Asked,
  request: Request,
  response: Response,
): Promise<void> {
  const { merchantWalletId, paymentMeanId, amountMinor, idempotencyKey, orderId } = asked;
  const mean = await readMean(context, merchantWalletId, paymentMeanId);
  if (mean === "unreadable") return back(request, response, { problem: "unreadable" });
  if (!mean) return back(request, response, { stale: "1" });
  const language = officeLanguageOf(request);
  const say = walletMoneySentences[language];
  const [amount, card] = [money(amountMinor, language), meanName(mean)];
  const customer = await customerOfWallet(context, merchantWalletId);
  const confirmation = {
    what:
      kind === "charge"
        ? say.charge.confirm(amount, card)
        : say.credit.confirm(amount, card, amountMinor > creditLimits.approval.aboveMinor),
    about: [customer ?? say.customer, merchantWalletId],
    action: request.path,
    fields: { idempotencyKey, paymentMeanId, amount: typedAmount(amountMinor), orderId },
    back: `/office/wallets/${encodeURIComponent(merchantWalletId)}`,
    isGrave: false,
    keepsReason: true,
    csrf: csrfOf(context, request),
  } as const;
  showOffice(context, request, response, confirmPage(confirmation, language));
}

async function readMean(
  { payments }: Context,
  merchantWalletId: string,
  paymentMeanId: string,
): Promise<WalletMean | undefined | "unreadable"> {
  try {
    return await payments.wallets.readMean(merchantWalletId, paymentMeanId);
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    return error.code === "PAYMENT_OPERATION_INVALID" ? undefined : "unreadable";
  }
}

/** Back to the wallet, which shows the result or the problem. */
function back(request: Request, response: Response, told: Readonly<Record<string, string>>): void {
  const wallet = encodeURIComponent(String(request.params["wallet"]));
  response.redirect(303, `/office/wallets/${wallet}?${new URLSearchParams(told).toString()}`);
}
