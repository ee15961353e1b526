import { methods } from "@sips-kit/protocol";
import type { WireObject } from "../ledger/wire.js";
import type { Simulator } from "../start-simulator.js";
import { post, visit } from "./buyer.js";
import { createControlClient } from "./control-client.js";
import { leaveRemittance } from "./leave-remittance.js";
import { cardFields, createOfficeClient, orderFields, sealedRequest } from "./office-client.js";

const accepted = "5100000000000800";
const merchantReturnUrl = "http://localhost:3000/sips/return/abc";

/** A payment that is refused, and what the console should say of it. */
export interface Refusal {
  /** Makes it, under the order id and reference that are its own name. */
  readonly happens: (simulator: Simulator, name: string) => Promise<unknown>;
  readonly code: string;
  readonly cause: string;
  readonly remedy: string;
}

/** Ways in which a test payment is refused, by the reference of each. */
export const refusals: Readonly<Record<string, Refusal>> = {
  BYCARD: {
    happens: (simulator, name) => order(simulator, name, "5100000000000305"),
    code: "05",
    cause: "The test card MASTERCARD 5100##########05 ends in 05, which decides the answer.",
    remedy: "A card that ends in 00 is accepted, such as MASTERCARD 5100##########00.",
  },
  NOFUNDS: {
    happens: (simulator, name) => order(simulator, name, "5100000000000651"),
    code: "51",
    cause: "The test card MASTERCARD 5100##########51 ends in 51, which decides the answer.",
    remedy: "A card that ends in 00 is accepted, such as MASTERCARD 5100##########00.",
  },
  TOOOFTEN: {
    happens: (simulator, name) => order(simulator, name, "5100000000000875"),
    code: "75",
    cause: "The test card MASTERCARD 5100##########75 ends in 75, which decides the answer.",
    remedy: "A card that ends in 00 is accepted, such as MASTERCARD 5100##########00.",
  },
  NOT3DS: {
    happens: failsAtTheBank,
    code: "05",
    cause: "3-D Secure failed: the cardholder pressed “Fail” on the bank’s page.",
    remedy: "Pay again and press “Authenticate” there.",
  },
  FAILEDELSEWHERE: {
    happens: (simulator, name) =>
      order(simulator, name, accepted, { authenticationData: { threeDV2: { txStatus: "N" } } }),
    code: "05",
    cause: "The shop’s own authenticationData says that the cardholder failed 3-D Secure (txStatus N).",
    remedy: "Order with an authentication that succeeded",
  },
  REVOKED: {
    happens: debitsRevokedMandate,
    code: "24",
    cause:
      "is REVOKED: it can be used once it is signed, until it is revoked, lapses, or has had its only debit.",
    remedy: "Let the buyer sign one (initializeMandate).",
  },
  TOOMUCH: {
    async happens(simulator, name) {
      await leaveRemittance(simulator.url);
      await order(simulator, name, accepted);
      const transaction = { transactionReference: name, currencyCode: "978" };
      return createOfficeClient(simulator.url).call("cancel", { ...transaction, operationAmount: "2491" });
    },
    code: "51",
    cause: "cancel was asked for more than the transaction had; it has €24.90 now.",
    remedy: "Ask for that, or less (operationAmount).",
  },
  AGREEDTOONE: {
    happens: duplicatesOneAgreement,
    code: "40",
    cause: "The buyer has agreed to one payment only, so it cannot be duplicated.",
    remedy: "Begin a new payment.",
  },
  BLACKLIST: {
    async happens(simulator, name) {
      const entry = { fraudListLevel: "Black", fraudListType: "IdList", fraudListElementValue: ["C-1"] };
      await createOfficeClient(simulator.url).call("addToFraudList", entry);
      return order(simulator, name, accepted, { customerId: "C-1" });
    },
    code: "05",
    cause: "A fraud rule stopped it: the shop’s black list has the customerId (IdList).",
    remedy: "Take the entry off the list (removeFromFraudList), or pay without what is on it.",
  },
  FOREIGN: {
    happens: (simulator, name) =>
      order(simulator, name, "5100001100000500", { fraudData: { deniedCardCountryList: ["USA"] } }),
    code: "05",
    cause: "A fraud rule stopped it: the shop takes no cards from USA for this order (fraudData).",
    remedy: "Pay with a card from another country, such as MASTERCARD 5100##########00.",
  },
  WRONGSEAL: {
    happens: (simulator, name) => order(simulator, name, accepted, {}, "0".repeat(64)),
    code: "34",
    cause: "The seal does not fit the request: it was made with another key, or over another text.",
    remedy: "Replay the call, which the simulator then seals itself.",
  },
  BADFIELD: {
    happens: (simulator, name) => order(simulator, name, accepted, { amount: "24.90" }),
    code: "30",
    cause: "amount has the wrong form (N12, smallest currency unit). It holds “24.90”.",
    remedy: "Correct amount and call again: nothing has happened yet.",
  },
  NOFIELD: {
    happens: (simulator, name) => order(simulator, name, accepted, { currencyCode: undefined }),
    code: "12",
    cause: "currencyCode is missing (cardOrder needs it).",
    remedy: "Correct currencyCode and call again: nothing has happened yet.",
  },
  USEDNAME: {
    async happens(simulator, name) {
      await order(simulator, name, accepted);
      return order(simulator, name, accepted);
    },
    code: "94",
    cause: "The transactionReference USEDNAME was used before, and a used one is never free again.",
    remedy: "Give every attempt a new transactionReference.",
  },
  ATSUPPLIER: {
    happens: cancelsAtPayPal,
    code: "17",
    cause: "The buyer pressed “Cancel” on the page of Simulated PayPal.",
    remedy: "Begin again and press “Confirm” there.",
  },
};

function order(
  { url }: Simulator,
  name: string,
  card: string,
  change: WireObject = {},
  seal?: string,
): Promise<unknown> {
  const fields = {
    ...orderFields({ transactionReference: name, orderId: name }),
    ...cardFields(card),
    ...change,
  };
  const body = sealedRequest("cardOrder", fields);
  return fetch(url + methods.cardOrder.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(seal === undefined ? body : { ...body, seal }),
  });
}

async function failsAtTheBank({ url }: Simulator, name: string): Promise<unknown> {
  const office = createOfficeClient(url);
  const opened = await office.call("cardCheckEnrollment", {
    ...orderFields({ transactionReference: name, orderId: name }),
    ...cardFields(accepted),
    merchantReturnUrl,
  });
  const page = await post(String(opened["redirectionUrl"]), {
    PaReq: String(opened["paReqMessage"]),
    TermUrl: merchantReturnUrl,
    MD: "",
  });
  const back = await post(page.form.action, { ...page.form.fields, verdict: "fail" });
  return office.call("cardValidateAuthenticationAndOrder", {
    transactionReference: name,
    redirectionData: String(opened["redirectionData"]),
    messageVersion: String(opened["messageVersion"]),
    paResMessage: back.form.fields["PaRes"] ?? "",
  });
}

async function debitsRevokedMandate({ url }: Simulator, name: string): Promise<unknown> {
  const office = createOfficeClient(url);
  const opened = await office.call("initializeMandate", {
    iban: "FR7699999000010000000003413",
    merchantReturnUrl,
    customerContact: { lastname: "Martin" },
    customerAddress: { city: "Paris" },
  });
  const { fields } = await visit(opened, "confirm");
  await office.call("finalizeMandate", {
    redirectionData: fields["redirectionData"] ?? "",
    messageVersion: "0.1",
  });
  const mandateId = String(opened["mandateId"]);
  await createControlClient(url).post("mandates/revoke", { mandateId });
  return office.call("directDebitOrder", {
    ...orderFields({ transactionReference: name, orderId: name }),
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    mandateId,
  });
}

async function duplicatesOneAgreement({ url }: Simulator, name: string): Promise<unknown> {
  await leaveRemittance(url);
  const office = createOfficeClient(url);
  const transactionReference = `${name}1`;
  const opened = await office.call("creditTransferInitialize", {
    ...orderFields({ transactionReference }),
    paymentMeanBrand: "IDEAL",
    customerBankCode: "SIMANL2A",
    customerBankName: "Simulated Bank Amsterdam",
    merchantReturnUrl,
  });
  // The bank tells the gateway of the payment.
  await visit(opened, "confirm");
  const { captureMode: _mode, captureDay: _day, ...copy } = orderFields({ orderId: name });
  return office.call("duplicate", {
    ...copy,
    transactionReference: name,
    fromTransactionReference: transactionReference,
  });
}

async function cancelsAtPayPal({ url }: Simulator, name: string): Promise<unknown> {
  const office = createOfficeClient(url);
  const opened = await office.call("paymentProviderInitialize", {
    ...orderFields({ transactionReference: name, orderId: name }),
    paymentMeanBrand: "PAYPAL",
    paymentMeanData: { paypal: { invoiceId: name } },
    merchantReturnUrl,
  });
  const { fields } = await visit(opened, "cancel");
  return office.call("paymentProviderFinalize", {
    transactionReference: name,
    redirectionData: fields["redirectionData"] ?? "",
    messageVersion: "0.1",
  });
}
