import type { WireObject } from "../../ledger/wire.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { beginAtSupplier } from "./begin-at-supplier.js";
import { idealBanks } from "./ideal-banks.js";
import { openPayment } from "./open-payment.js";
import { supplierMeans } from "./supplier-means.js";

/** The credit transfer brands, each with its page and currencies. */
const transfers = {
  IDEAL: { kind: "ideal", currencies: ["978"] },
  // Euros at Sofort's own bank; pounds and francs too if the shop's account is elsewhere.
  SOFORTUBERWEISUNG: { kind: "sofort", currencies: ["978", "826", "756"] },
} as const;

/** Opens a credit transfer at the buyer's bank. The money moves at once, so nothing waits for capture. */
export function creditTransferInitialize(call: Call): Reply {
  const { body } = call;
  const brand = text(body, "paymentMeanBrand") ?? "";
  if (!isTransfer(brand)) return refuse(chosenCodes.unservedBrand, "paymentMeanBrand");
  const { kind, currencies } = transfers[brand];
  if (!currencies.some((one) => one === text(body, "currencyCode"))) return refuse("12", "currencyCode");
  const bank = brand === "IDEAL" ? idealBankOf(body) : givenBank(body);
  if (!bank) return refuse("12", "customerBankCode");

  const means = supplierMeans(call, brand, { type: "CREDIT_TRANSFER", fields: { ...bank } });
  const immediate = { ...call, body: { ...body, captureMode: "IMMEDIATE", captureDay: "0" } };
  const opened = openPayment(immediate, "AUTHENTICATING", () => means);
  if ("refusal" in opened) return opened.refusal;
  const { transactionReference: subject, originAmount: amount, currencyCode } = opened.transaction;
  const bankName = bank.customerBankName;
  return beginAtSupplier(call, { kind, subject, amount, currencyCode, bankName, context: {} });
}

function isTransfer(brand: string): brand is keyof typeof transfers {
  return Object.hasOwn(transfers, brand);
}

interface Bank {
  readonly customerBankCode: string;
  readonly customerBankName: string;
}

/** One of the banks that creditTransferInquire has named. */
function idealBankOf(body: WireObject): Bank | undefined {
  const code = text(body, "customerBankCode");
  return idealBanks.find((one) => one.customerBankCode === code);
}

/** Sofort knows its banks itself: the shop's value is passed on. */
function givenBank(body: WireObject): Bank {
  return {
    customerBankCode: text(body, "customerBankCode") ?? "",
    customerBankName: text(body, "customerBankName") ?? "",
  };
}
