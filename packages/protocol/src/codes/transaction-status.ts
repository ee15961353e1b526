import { codeList } from "../code-list.js";

export const transactionStatus = codeList({
  name: "transactionStatus",
  values: {
    TO_AUTHORIZE: {
      meaning: { en: "Authorisation still to be asked", fr: "Authorisation still to be asked" },
    },
    TO_REPLAY: {
      meaning: {
        en: "Waiting for validation, with a new authorisation request",
        fr: "Waiting for validation, with a new authorisation request",
      },
    },
    TO_VALIDATE: { meaning: { en: "Waiting for validation", fr: "Waiting for validation" } },
    TO_CAPTURE: {
      meaning: { en: "Will be sent to the bank to debit", fr: "Will be sent to the bank to debit" },
    },
    TO_CREDIT: {
      meaning: { en: "Will be sent to the bank to credit", fr: "Will be sent to the bank to credit" },
    },
    TO_CHALLENGE: { meaning: { en: "Held for fraud review", fr: "Held for fraud review" } },
    CAPTURED: { meaning: { en: "Sent to the bank", fr: "Sent to the bank" } },
    CREDITED: { meaning: { en: "Fully refunded", fr: "Fully refunded" } },
    CANCELLED: { meaning: { en: "Fully cancelled", fr: "Fully cancelled" } },
    REFUSED: { meaning: { en: "Refused", fr: "Refused" } },
    EXPIRED: {
      meaning: { en: "Not validated / not captured in time", fr: "Not validated / not captured in time" },
    },
    REFERRAL: {
      meaning: { en: "Waiting for forcing after a referral", fr: "Waiting for forcing after a referral" },
    },
    WAITING_AUTHOR: {
      meaning: {
        en: "Extracted for automatic authorisation at the end of the deferred delay",
        fr: "Extracted for automatic authorisation at the end of the deferred delay",
      },
    },
    PENDING: {
      meaning: { en: "Waiting for the authorisation answer", fr: "Waiting for the authorisation answer" },
    },
    ENDED: { meaning: { en: "Life cycle over", fr: "Life cycle over" } },
  },
});
