import { PaymentError, type Operation } from "@sips-kit/server";
import express, { type Request, type Response, type Router } from "express";
import { confirmPage } from "../office/confirm-page.js";
import { creditsPage, type ListedCredit } from "../office/credits-page.js";
import { walletMoneySentences } from "../office/wallet-money-sentences.js";
import { isAwaited } from "../office/wallet-money-text.js";
import { meanName } from "../office/wallet-page.js";
import { money } from "../shop/money.js";
import type { Context } from "./context.js";
import { csrfOf } from "./csrf-of.js";
import { formText } from "./form-text.js";
import { ifAnswered } from "./if-answered.js";
import { customerOfWallet } from "./payments-of-wallet.js";
import { officeLanguageOf, showOffice } from "./show-office.js";

const listedMs = 30 * 24 * 3_600_000;

type Decision = "approve" | "decline";

/** Credits, and the decisions on those that wait for a second person. Nothing happens unconfirmed. */
export function officeCreditRoutes(context: Context): Router {
  const router = express.Router();
  router.get("/office/credits", (request, response) => show(context, request, response));
  for (const decision of ["approve", "decline"] as const) {
    router.post(`/office/credits/:key/${decision}`, (request, response) =>
      decide(context, decision, request, response),
    );
  }
  return router;
}

async function show(context: Context, request: Request, response: Response): Promise<void> {
  const credits = await context.payments.operations.credits(context.now().getTime() - listedMs);
  const { done, problem } = request.query;
  const shown = {
    credits: await Promise.all(credits.map((credit) => listed(context, credit))),
    told: credits.find(({ idempotencyKey }) => idempotencyKey === done),
    problem,
    staff: { name: context.staff.sessionOf(request)?.name ?? "", csrf: csrfOf(context, request) },
  };
  showOffice(context, request, response, creditsPage(shown, officeLanguageOf(request)));
}

async function listed(context: Context, credit: Operation): Promise<ListedCredit> {
  const wallet = credit.card?.merchantWalletId ?? "";
  return {
    credit,
    customer: (await customerOfWallet(context, wallet)) ?? wallet,
    card: isAwaited(credit) ? await cardOf(context, credit) : undefined,
  };
}

async function cardOf({ payments }: Context, { card }: Operation): Promise<string | undefined> {
  const { merchantWalletId = "", paymentMeanId } = card ?? {};
  if (paymentMeanId === undefined) return undefined;
  const mean = await ifAnswered(() => payments.wallets.readMean(merchantWalletId, paymentMeanId));
  return mean && meanName(mean);
}

async function decide(
  context: Context,
  decision: Decision,
  request: Request,
  response: Response,
): Promise<void> {
  const idempotencyKey = String(request.params["key"]);
  const by = context.staff.sessionOf(request)?.name ?? "";
  if (formText(request, "confirmed") !== "1") {
    return ask(context, { decision, idempotencyKey, by }, request, response);
  }
  try {
    const { operations } = context.payments;
    const decided = decision === "approve" ? operations.approveCredit : operations.declineCredit;
    await decided({ idempotencyKey, by });
    back(response, { done: idempotencyKey });
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    back(response, { problem: error.code === "PAYMENT_NOT_AUTHORIZED" ? "own" : "gone" });
  }
}

async function ask(
  context: Context,
  asked: { readonly decision: Decision; readonly idempotencyKey: string; readonly by: string },
  request: Request,
  response: Response,
): Promise<void> {
  const { decision, idempotencyKey, by } = asked;
  const credit = await context.payments.operations.find(idempotencyKey);
  if (!credit || !isAwaited(credit)) return back(response, { problem: "gone" });
  if (decision === "approve" && credit.by === by) return back(response, { problem: "own" });
  const language = officeLanguageOf(request);
  const { customer, card = "" } = await listed(context, credit);
  const confirmation = {
    what: walletMoneySentences[language][decision](money(credit.amountMinor ?? 0, language)),
    about: [customer, card],
    action: request.path,
    fields: {},
    back: "/office/credits",
    isGrave: false,
    keepsReason: false,
    csrf: csrfOf(context, request),
  } as const;
  showOffice(context, request, response, confirmPage(confirmation, language));
}

function back(response: Response, told: Readonly<Record<string, string>>): void {
  response.redirect(303, `/office/credits?${new URLSearchParams(told).toString()}`);
}
