import { methods, type MethodDefinition, type MethodName } from "@sips-kit/protocol";
import { schemeOf } from "../../fixtures/brands.js";
import { issuerCountryOf } from "../../fixtures/card-behaviour.js";
import type { Gateway } from "../../ledger/gateway.js";
import { captureLimitDateOf } from "../../ledger/life-cycle.js";
import type { HolderAuthentication, Transaction } from "../../ledger/transaction.js";
import type { WireObject } from "../../ledger/wire.js";
import { parisDateTime } from "../../world/paris-time.js";
import { scoreFields } from "./score-fields.js";

/** The answer to an order, limited to the fields in the method's table. */
export function orderAnswer(gateway: Gateway, method: MethodName, transaction: Transaction): WireObject {
  return answerFields(method, ...everything(gateway, transaction), captureLimit(method, transaction));
}

/** Only for the methods that have it: the day takes longer to find than other fields. */
function captureLimit(method: MethodName, transaction: Transaction): WireObject {
  const isShown = Object.hasOwn(methods[method].answer, "captureLimitDate");
  return isShown ? { captureLimitDate: captureLimitDateOf(transaction) } : {};
}

/** Those of the fields that the method's answer has; later parts override earlier ones. */
export function answerFields(method: MethodName, ...parts: readonly WireObject[]): WireObject {
  const definition: MethodDefinition = methods[method];
  const answer: Record<string, WireObject[string]> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (value !== undefined && Object.hasOwn(definition.answer, name)) answer[name] = value;
    }
  }
  return answer;
}

/** In parts: merging them into one object first would cost a fifth of the whole call. */
function everything(gateway: Gateway, transaction: Transaction): readonly WireObject[] {
  const { authentication, s10Origin } = transaction;
  const own = {
    merchantId: transaction.merchantId,
    fromTransactionReference: transaction.origin,
    s10FromTransactionReference: s10Origin && {
      s10FromTransactionId: s10Origin.s10TransactionId,
      s10FromTransactionIdDate: s10Origin.s10TransactionIdDate,
    },
    transactionReference: transaction.transactionReference,
    s10TransactionReference: transaction.s10TransactionReference,
    transactionDateTime: parisDateTime(transaction.orderedAt ?? transaction.createdAt),
    amount: transaction.originAmount,
    currencyCode: transaction.currencyCode,
    captureDay: transaction.captureDay,
    captureMode: transaction.captureMode,
    acquirerResponseCode: transaction.acquirerResponseCode,
    paymentMeanBrandSelectionStatus: transaction.paymentMeanBrandSelectionStatus,
  };
  return [
    transaction.echo,
    own,
    authorisationFields(gateway, transaction),
    authenticationFields(authentication),
    scoreFields(transaction),
    meansFields(gateway, transaction),
  ];
}

function authorisationFields(gateway: Gateway, transaction: Transaction): WireObject {
  if (transaction.authorisationId === undefined) return {};
  const labels = [transaction.merchantId, transaction.transactionReference];
  return {
    authorisationId: transaction.authorisationId,
    authorMessageReference: gateway.random.digits(6, "message", ...labels),
    authorisationTypeLabel: "TRANSACTION DE PAIEMENT",
    schemeTransactionIdentifier: gateway.random.digits(15, "scheme", ...labels),
  };
}

/** The means of payment, as every answer and look-up shows it. */
function meansFields(gateway: Gateway, transaction: Transaction): WireObject {
  const { card, otherMean, paymentMeanBrand, isFromWallet, merchantId } = transaction;
  if (otherMean) return { paymentMeanBrand, ...otherMean.fields };
  return {
    cardCSCResultCode: card.hasSecurityCode ? "4D" : "53",
    ...cardFields(transaction),
    tokenPan: gateway.panTokens.create(card, merchantId),
    ...(isFromWallet
      ? { panEntryMode: "WALLET", walletType: "MERCHANT_WALLET" }
      : { panEntryMode: "MANUAL" }),
  };
}

/** A card as every answer and look-up shows it. */
export function cardFields({ card, paymentMeanBrand }: Transaction): WireObject {
  const scheme = schemeOf(paymentMeanBrand);
  return {
    maskedPan: card.maskedPan,
    cardExpiryDate: card.expiryDate,
    panExpiryDate: card.expiryDate,
    ...(paymentMeanBrand === "" ? {} : { paymentMeanBrand }),
    ...(card.brands.length === 0
      ? {}
      : {
          cardScheme: scheme,
          cardData: {
            cardScheme: scheme,
            cardProductCode: "F",
            cardProductName: `SIMULATED ${scheme}`,
            cardProductProfile: "D",
            cardProductUsageLabel: "DEBIT",
            issuerCode: "00000",
            issuerCountryCode: issuerCountryOf(card.behaviour),
            issuerName: "SIMULATED BANK",
          },
        }),
  };
}

/** How the cardholder was authenticated, and who is liable for a dispute. */
export function authenticationFields(authentication: HolderAuthentication | undefined): WireObject {
  if (!authentication) return {};
  const { status, type } = authentication;
  const isAuthenticated = ["SUCCESS", "FAILURE", "CANCEL", "ATTEMPT", "ERROR"].includes(status);
  return {
    holderAuthentStatus: status,
    ...(holderAuthentResponseCodes[status] === undefined
      ? {}
      : { holderAuthentResponseCode: holderAuthentResponseCodes[status] }),
    holderAuthentProgram: isAuthenticated ? "3DS_V2" : "NO_AUTHENT",
    holderAuthentMethod: type === "CHALLENGE" ? "OTP_TELE" : "NO_AUTHENT_METHOD",
    ...(type ? { holderAuthentType: type } : {}),
    holderAuthentRelegationCode: "N",
    guaranteeIndicator: status === "SUCCESS" || status === "ATTEMPT" ? "Y" : "N",
  };
}

/** Absent when there was no authentication. */
const holderAuthentResponseCodes: { readonly [status in HolderAuthentication["status"]]?: string } = {
  SUCCESS: "00",
  FAILURE: "01",
  CANCEL: "01",
  ERROR: "02",
  ATTEMPT: "03",
};
