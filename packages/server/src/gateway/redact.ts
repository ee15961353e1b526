import type { JsonObject, JsonValue } from "@sips-kit/protocol";
import { maskIbans } from "./iban.js";
import { passesLuhn } from "./luhn.js";

/**
 * A copy of a request or an answer that may be logged. Denies by default: only the fields listed here keep their value;
 * all others keep just their name. Card numbers and IBANs are masked in the kept values too.
 *
 * @example
 * redact({ amount: "2490", cardNumber: "4111111111111111" }); // { amount: "2490", cardNumber: "***" }
 */
export function redact(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [maskCardNumbers(name), redactValue(name, value)]),
  );
}

function redactValue(name: string, value: JsonValue): JsonValue {
  if (value === null || value === undefined) return value;
  if (typeof value === "object") {
    // Array.isArray does not narrow readonly arrays; both casts repeat what the line has just checked.
    if (!Array.isArray(value)) return redact(value as JsonObject);
    return (value as readonly JsonValue[]).map((element) => redactValue(name, element));
  }
  return loggable.has(name) ? maskCardNumbers(String(value)).slice(0, longestValue) : hidden;
}

/**
 * The same text with everything that looks like a card number masked but for the last four digits, and every IBAN but for
 * its first four characters and its last two.
 */
export function maskCardNumbers(text: string): string {
  return maskIbans(text).replace(digitRuns, (run) => maskRun(run));
}

const hidden = "***";
const longestValue = 100;

// 13 digits or more, written together or in groups.
const digitRuns = /\d(?:[ .\-_/]?\d){12,}/g;

/**
 * A run of digits and separators with the card numbers in it masked.
 *
 * @param isSealed whether values may be joined in it, as in a sealed text; else a card number is a whole group, or several
 * @param isCard whether the digits of groups are a card number
 */
export function maskRun(run: string, isSealed = true, isCard = looksLikeCard): string {
  const digits = run.replace(/\D/g, "");
  const starts = groupStarts(run, isSealed);
  const masked = new Set<number>();
  for (const start of starts) {
    for (const length of cardLengths) {
      const end = start + length;
      const endsGroup = end === digits.length || starts.has(end);
      if (endsGroup && isCard(digits.slice(start, end))) {
        for (let place = start; place < end - 4; place += 1) masked.add(place);
        break;
      }
    }
  }
  let place = -1;
  return run.replace(/\d/g, (digit) => (masked.has((place += 1)) ? "*" : digit));
}

/**
 * Where a card number may begin: at the start of a group, or anywhere in a group that is too long, as in a sealed text.
 */
function groupStarts(run: string, isSealed: boolean): ReadonlySet<number> {
  const starts = new Set<number>();
  let place = 0;
  for (const group of run.split(/\D+/)) {
    const isJoined = isSealed && group.length > 19;
    for (let offset = 0; offset < (isJoined ? group.length : 1); offset += 1) starts.add(place + offset);
    place += group.length;
  }
  return starts;
}

const cardLengths = [19, 18, 17, 16, 15, 14, 13];

/** The check digit is right and the first digits are those of a card scheme (3 to 6, or Mastercard's 2221 to 2720). */
export function looksLikeCard(digits: string): boolean {
  const isOfScheme = /^[3-6]/.test(digits) || (digits >= "2221" && digits < "2721");
  return isOfScheme && passesLuhn(digits);
}

// Fields that help to find and explain a call and hold nothing about card, cardholder or account.
const loggable: ReadonlySet<string> = new Set(
  `merchantId interfaceVersion keyVersion responseKeyVersion sealAlgorithm
   intermediateServiceProviderId intermediateServiceProviderOperationId transactionReference
   fromTransactionReference orderId s10TransactionId s10TransactionIdDate s10FromTransactionId
   s10FromTransactionIdDate amount currencyCode operationAmount newAmount currentAmount
   transactionAmount orderChannel captureMode captureDay paymentPattern transactionDateTime
   operationDateTime responseCode redirectionStatusCode walletResponseCode mandateResponseCode
   fraudResponseCode paymentMeanInfoResponseCode getTransDataResponseCode tokenResponseCode
   errorFieldName acquirerResponseCode complementaryCode cardCSCResultCode guaranteeIndicator
   scoreColor holderAuthentStatus holderAuthentRelegationCode transactionStatus newStatus
   lastOperationName paymentMeanBrand paymentMeanType panType cscType walletType mandateStatus
   mandateUsage transactionPlatform transactionOrigin transactionActors`.split(/\s+/),
);
