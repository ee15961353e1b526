import { fingerprintOf, maskPan } from "../../ledger/card.js";
import {
  fraudListLevels,
  fraudListTypes,
  type FraudListElement,
  type FraudListType,
} from "../../ledger/fraud-lists.js";
import { isIban, maskIban, plainIban } from "../../ledger/iban.js";
import { comparable, traitsOf } from "../../ledger/screen-order.js";
import type { TransactionName } from "../../ledger/transactions.js";
import { text, texts } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { findTransaction } from "../find-transaction.js";
import { openCiphertext } from "../open-ciphertext.js";
import { chosenCodes, refusal, type Refusal } from "../reply.js";

type Element = Omit<FraudListElement, "addedAt">;

/** Reads which elements of which list a call means: all of them, or the refusal for the first that cannot be read. */
export function readElements(call: Call): { readonly elements: readonly Element[] } | Refusal {
  const { body, shop } = call;
  const type = fraudListTypes.find((known) => known === text(body, "fraudListType"));
  const level = fraudListLevels.find((known) => known === text(body, "fraudListLevel"));
  if (!type) return refusal("12", "fraudListType");
  if (!level) return refusal("12", "fraudListLevel");
  const elements: Element[] = [];
  for (const value of texts(body, "fraudListElementValue")) {
    const read = readValue(call, type, value);
    if ("refusal" in read) return read;
    const reasonCode = text(body, "fraudListReasonCode");
    for (const one of read.values) {
      elements.push({
        merchantId: shop.merchantId,
        type,
        level,
        ...one,
        ...(reasonCode ? { reasonCode } : {}),
      });
    }
  }
  return elements.length > 0 ? { elements } : refusal("12", "fraudListElementValue");
}

type Values = { readonly values: readonly Pick<Element, "value" | "shown">[] } | Refusal;

/** fraudListElementType says how the elements are written. Default: as in the list itself. */
function readValue(call: Call, type: FraudListType, value: string): Values {
  const elementType = text(call.body, "fraudListElementType") ?? "PAN";
  if (elementType === "TRANSACTION_ID" || elementType === "TRANSACTION_REFERENCE") {
    return ofTransaction(call, type, value);
  }
  if (type !== "CardList") return type === "IbanList" ? ofAccount(call, value) : ofText(type, value);
  switch (elementType) {
    case "PAN":
      return ofCard(call, value);
    case "CSE":
      return ofCard(call, openCiphertext(value, "cardNumber", call.gateway.cseKey.privateKey));
    case "TOKEN_PAN": {
      const card = call.gateway.panTokens.find(value, call.shop.merchantId);
      return card ? { values: [{ value: card.fingerprint, shown: card.maskedPan }] } : unreadable();
    }
    default:
      return refusal("12", "fraudListElementType");
  }
}

/** Reads the element from a transaction's buyer. */
function ofTransaction({ gateway, shop }: Call, type: FraudListType, value: string): Values {
  const found = findTransaction(gateway, shop.merchantId, nameOf(value));
  if (!found) return refusal("25");
  const { transaction } = found;
  const traits = type === "CardBinList" ? [transaction.card.iin] : traitsOf(transaction)[type];
  const isMasked = type === "CardList" || type === "IbanList";
  const values = traits.map((one) => ({ value: one, shown: isMasked ? transaction.card.maskedPan : one }));
  return values.length > 0 ? { values } : refusal("12", "fraudListElementValue");
}

/** transactionId@YYYYMMDD, or a reference. */
function nameOf(value: string): TransactionName {
  const [, s10TransactionId, s10TransactionIdDate] = /^(\d{1,6})@(\d{8})$/.exec(value) ?? [];
  return s10TransactionId === undefined
    ? { transactionReference: value }
    : { s10TransactionId, s10TransactionIdDate };
}

function ofCard({ gateway }: Call, cardNumber: string | undefined): Values {
  if (cardNumber === undefined || !/^\d{10,19}$/.test(cardNumber)) return unreadable();
  const fingerprint = fingerprintOf(cardNumber, gateway.fingerprintKey);
  return { values: [{ value: fingerprint, shown: maskPan(cardNumber) }] };
}

function ofAccount({ gateway }: Call, iban: string): Values {
  if (!isIban(iban)) return unreadable();
  return {
    values: [{ value: fingerprintOf(plainIban(iban), gateway.fingerprintKey), shown: maskIban(iban) }],
  };
}

function ofText(type: FraudListType, value: string): Values {
  if (value.trim() === "" || (type === "CardBinList" && !/^\d{4,8}$/.test(value))) return unreadable();
  return { values: [{ value: comparable(value), shown: value }] };
}

function unreadable(): Values {
  return refusal(chosenCodes.unreadableElement, "fraudListElementValue");
}
