import { codeList } from "../code-list.js";

export const responseCode = codeList({
  name: "responseCode",
  values: {
    "00": { meaning: { en: "Accepted (payment or operation)", fr: "Accepted (payment or operation)" } },
    "01": {
      meaning: {
        en: "Partial success, token conversions only",
        fr: "Partial success, token conversions only",
      },
    },
    "02": {
      meaning: {
        en: "Issuer must be phoned: card limit exceeded (referral)",
        fr: "Issuer must be phoned: card limit exceeded (referral)",
      },
    },
    "03": { meaning: { en: "Acquirer/merchant contract invalid", fr: "Acquirer/merchant contract invalid" } },
    "04": {
      meaning: {
        en: "Listed as unknown error by one client only",
        fr: "Listed as unknown error by one client only",
      },
    },
    "05": { meaning: { en: "Authorisation refused", fr: "Authorisation refused" } },
    "11": {
      meaning: { en: "Deferred check: card number is blocked", fr: "Deferred check: card number is blocked" },
    },
    "12": { meaning: { en: "Invalid transaction or parameters", fr: "Invalid transaction or parameters" } },
    "14": {
      meaning: {
        en: "Invalid card/payment mean data, security code or AVS check failed",
        fr: "Invalid card/payment mean data, security code or AVS check failed",
      },
    },
    "17": { meaning: { en: "Given up by the buyer", fr: "Given up by the buyer" } },
    "24": {
      meaning: {
        en: "Cash management: operation incompatible with the transaction status or another operation running; payment: same request already made",
        fr: "Cash management: operation incompatible with the transaction status or another operation running; payment: same request already made",
      },
    },
    "25": { meaning: { en: "Transaction unknown to Sips", fr: "Transaction unknown to Sips" } },
    "30": { meaning: { en: "Format error, see errorFieldName", fr: "Format error, see errorFieldName" } },
    "34": {
      meaning: {
        en: "Fraud suspicion, in practice wrong seal or keyVersion",
        fr: "Fraud suspicion, in practice wrong seal or keyVersion",
      },
    },
    "40": { meaning: { en: "Function not open to this shop", fr: "Function not open to this shop" } },
    "51": { meaning: { en: "Amount too high", fr: "Amount too high" } },
    "54": { meaning: { en: "Payment mean expired", fr: "Payment mean expired" } },
    "55": {
      meaning: { en: "Prepaid cards not accepted by the shop", fr: "Prepaid cards not accepted by the shop" },
    },
    "57": {
      meaning: {
        en: "Refund refused because the payment came back unpaid",
        fr: "Refund refused because the payment came back unpaid",
      },
    },
    "60": { meaning: { en: "Pending", fr: "Pending" } },
    "62": {
      meaning: {
        en: "Waiting for confirmation of the transaction (PayPal)",
        fr: "Waiting for confirmation of the transaction (PayPal)",
      },
    },
    "63": { meaning: { en: "Security rules not met, stopped", fr: "Security rules not met, stopped" } },
    "75": { meaning: { en: "Too many attempts on payment data", fr: "Too many attempts on payment data" } },
    "90": { meaning: { en: "Service temporarily unavailable", fr: "Service temporarily unavailable" } },
    "94": {
      meaning: {
        en: "Duplicate: transactionReference already used",
        fr: "Duplicate: transactionReference already used",
      },
    },
    "97": {
      meaning: {
        en: "Session expired (15 min without action) or time exceeded, refused",
        fr: "Session expired (15 min without action) or time exceeded, refused",
      },
    },
    "99": { meaning: { en: "Temporary problem at Sips", fr: "Temporary problem at Sips" } },
  },
});
