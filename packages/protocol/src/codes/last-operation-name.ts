import { codeList } from "../code-list.js";

export const lastOperationName = codeList({
  name: "lastOperationName",
  values: {
    TRANSACTION: { meaning: { en: "Creation", fr: "Creation" } },
    AUTHOR: { meaning: { en: "Automatic authorisation", fr: "Automatic authorisation" } },
    AUTHOR_BATCH: {
      meaning: { en: "Extraction for automatic authorisation", fr: "Extraction for automatic authorisation" },
    },
    VALIDATE: { meaning: { en: "Validation", fr: "Validation" } },
    VALIDATE_CHALLENGE: {
      meaning: { en: "Validation with fraud release", fr: "Validation with fraud release" },
    },
    ACCEPT_CHALLENGE: { meaning: { en: "Fraud release", fr: "Fraud release" } },
    REFUSE_CHALLENGE: { meaning: { en: "Fraud refusal", fr: "Fraud refusal" } },
    CANCEL: { meaning: { en: "Cancellation", fr: "Cancellation" } },
    CREDIT: { meaning: { en: "Refund", fr: "Refund" } },
    CREDIT_HOLDER: { meaning: { en: "Holder credit", fr: "Holder credit" } },
    CREDIT_FROM_TRANSACTION: {
      meaning: { en: "Credit made by duplication", fr: "Credit made by duplication" },
    },
    CREDIT_CAPTURE: { meaning: { en: "Credit remittance", fr: "Credit remittance" } },
    DEBIT_CAPTURE: { meaning: { en: "Debit remittance", fr: "Debit remittance" } },
    CAPTURE: { meaning: { en: "Online capture", fr: "Online capture" } },
    DUPLICATE: { meaning: { en: "Duplication", fr: "Duplication" } },
    RECYCLE: { meaning: { en: "Recycling", fr: "Recycling" } },
    EXPIRED: { meaning: { en: "Expiry", fr: "Expiry" } },
    HOTLIST_CHECK: { meaning: { en: "Blocked card check", fr: "Blocked card check" } },
    VERIFY_ACCOUNT: { meaning: { en: "Account verification", fr: "Account verification" } },
    REFERRAL: { meaning: { en: "Forcing (older list)", fr: "Forcing (older list)" } },
  },
});
