import { codeList } from "../code-list.js";

export const interfaceVersionPrefix = codeList({
  name: "interfaceVersionPrefix",
  values: {
    IR_WS: { meaning: { en: "Checkout (and paypage)", fr: "Checkout (and paypage)" } },
    CR_WS: { meaning: { en: "CashManagement", fr: "CashManagement" } },
    DR_WS: { meaning: { en: "Diagnostic", fr: "Diagnostic" } },
    WR_WS: { meaning: { en: "Wallet", fr: "Wallet" } },
    MR_WS: { meaning: { en: "Mandate", fr: "Mandate" } },
    FR_WS: { meaning: { en: "Fraud", fr: "Fraud" } },
    TR_WS: { meaning: { en: "Token", fr: "Token" } },
    PMR_WS: { meaning: { en: "PaymentMeanInfo", fr: "PaymentMeanInfo" } },
    AUT_WS: { meaning: { en: "Authentication (hosted fields)", fr: "Authentication (hosted fields)" } },
    ST_WS: {
      meaning: { en: "Scheme token functions (25.x list)", fr: "Scheme token functions (25.x list)" },
    },
    AU_WS: { meaning: { en: "Account updater", fr: "Account updater" } },
    IR_MB: { meaning: { en: "In-app", fr: "In-app" } },
    WMR_WS: { meaning: { en: "Walletpage", fr: "Walletpage" } },
    HP: { meaning: { en: "Paypage/walletpage POST", fr: "Paypage/walletpage POST" } },
    JS: { meaning: { en: "Paypage JSON responses", fr: "Paypage JSON responses" } },
    AR_WS: { meaning: { en: "Obsolete", fr: "Obsolete" } },
  },
});
