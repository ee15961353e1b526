import { isIP } from "node:net";
import { PaymentError } from "../domain/errors.js";
import { wrongField } from "../domain/wrong-field.js";
import { holdsCardData, idHoldsCardData } from "../gateway/card-data.js";
import type { FraudListElementTypes } from "../domain/fraud-list-element-types.js";
import type { FraudListElement, FraudListType } from "./fraud-list-request.js";

/** An element as the gateway takes it, and as it may be stored and shown. */
export interface ReadElement {
  readonly fraudListElementValue: readonly string[];
  readonly fraudListElementType?: string;
  /** Without card data: an IBAN and a token are masked. */
  readonly shown: string;
  readonly subject: string;
}

/**
 * Reads which element of which list is meant.
 *
 * @throws PaymentError PAYMENT_CARD_IN_CLEAR for a card number in clear, PAYMENT_OPERATION_INVALID for a value that its
 *   list does not hold
 */
export function readElement(
  list: FraudListType,
  element: FraudListElement,
  types: FraudListElementTypes,
): ReadElement {
  const subject = `list:${list}`;
  if ("reference" in element) {
    const { reference } = element;
    requireNoCard(reference, idHoldsCardData);
    return {
      fraudListElementValue: [reference],
      fraudListElementType: types.transactionReference,
      shown: `of payment ${reference}`,
      subject: `payment:${reference}`,
    };
  }
  if ("transactionId" in element) {
    const { transactionId } = element;
    requireNoCard(transactionId, idHoldsCardData);
    return {
      fraudListElementValue: [transactionId],
      fraudListElementType: "TRANSACTION_ID",
      shown: `of transaction ${transactionId}`,
      subject,
    };
  }
  if ("value" in element) {
    requireValue(list, element.value);
    return { fraudListElementValue: [element.value], shown: shownValue(list, element.value), subject };
  }
  if (list !== "CardList") throw wrongField("list", `CardList for a card, not ${list}`);
  if ("token" in element) {
    requireNoCard(element.token);
    return {
      fraudListElementValue: [element.token],
      fraudListElementType: types.token,
      shown: `token ***${element.token.slice(-4)}`,
      subject,
    };
  }
  requireNoCard(element.cardNumber);
  return {
    fraudListElementValue: [element.cardNumber],
    fraudListElementType: types.ciphertext,
    shown: "an encrypted card",
    subject,
  };
}

interface Form {
  readonly fits: (value: string) => boolean;
  /** In words. */
  readonly form: string;
}

const forms: { readonly [list in FraudListType]?: Form } = {
  CardBinList: { fits: (value) => /^\d{4,8}$/.test(value), form: "the first 4 to 8 digits of card numbers" },
  IbanList: { fits: (value) => /^[A-Za-z]{2}\d{2}[A-Za-z0-9 ]{8,42}$/.test(value), form: "an IBAN" },
  // A zone, as in fe80::1%eth0, has a meaning on one machine only.
  IpList: { fits: (value) => isIP(value) !== 0 && !value.includes("%"), form: "an IPv4 or IPv6 address" },
  EmailList: { fits: (value) => /^[^\s@]+@[^\s@]+$/.test(value), form: "an e-mail address" },
};

const anyForm: Form = { fits: (value) => /\S/.test(value), form: "a text that is not blank" };

function requireValue(list: FraudListType, value: string): void {
  if (list === "CardList") {
    // Anything else in this list would be a card number.
    throw new PaymentError(
      "PAYMENT_CARD_IN_CLEAR",
      "Identify a card by a ciphertext, a token or a payment, never by its number. Nothing was stored.",
      { field: "element.value" },
    );
  }
  const { fits, form } = forms[list] ?? anyForm;
  if (!fits(value)) throw wrongField("element.value", form);
  // The digits of an IBAN or an IPv6 address may look like those of a card; an IBAN is masked anyway. Telephone numbers
  // and ids of customers have up to 15 digits.
  if (list !== "IbanList" && isIP(value) === 0) requireNoCard(value, idHoldsCardData);
}

function requireNoCard(text: string, holdsCard = holdsCardData): void {
  if (!holdsCard(text)) return;
  throw new PaymentError(
    "PAYMENT_CARD_IN_CLEAR",
    "The element contains a card number in clear. It was not stored; send a token or a ciphertext.",
    { field: "element" },
  );
}

function shownValue(list: FraudListType, value: string): string {
  return list === "IbanList" ? `${value.slice(0, 4)} *** ${value.slice(-4)}` : value;
}
