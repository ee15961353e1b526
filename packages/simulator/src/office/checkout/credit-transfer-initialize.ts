import { text, type Call } from "../call.js";
import { chosenCodes, refuse, type Reply } from "../reply.js";
import { beginAtSupplier } from "./begin-at-supplier.js";
import { idealBanks } from "./ideal-banks.js";
import { openPayment } from "./open-payment.js";
import { supplierMeans } from "./supplier-means.js";

/** Opens a credit transfer at the bank that the buyer has chosen. The money moves at once, so nothing waits for capture. */
export function creditTransferInitialize(call: Call): Reply {
  const { body } = call;
  if (text(body, "paymentMeanBrand") !== "IDEAL") {
    return refuse(chosenCodes.unservedBrand, "paymentMeanBrand");
  }
  if (text(body, "currencyCode") !== "978") return refuse("12", "currencyCode");
  const code = text(body, "customerBankCode");
  const bank = idealBanks.find((one) => one.customerBankCode === code);
  if (!bank) return refuse("12", "customerBankCode");

  const means = supplierMeans(call, "IDEAL", { type: "CREDIT_TRANSFER", fields: { ...bank } });
  const immediate = { ...call, body: { ...body, captureMode: "IMMEDIATE", captureDay: "0" } };
  const opened = openPayment(immediate, "AUTHENTICATING", () => means);
  if ("refusal" in opened) return opened.refusal;
  const { transactionReference: subject, originAmount: amount, currencyCode } = opened.transaction;
  return beginAtSupplier(call, {
    kind: "ideal",
    subject,
    amount,
    currencyCode,
    bankName: bank.customerBankName,
    context: {},
  });
}
