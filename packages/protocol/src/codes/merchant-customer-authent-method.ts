import { codeList } from "../code-list.js";

export const merchantCustomerAuthentMethod = codeList({
  name: "merchantCustomerAuthentMethod",
  closed: true,
  values: {
    NOAUTHENT: { meaning: { en: "None", fr: "None" } },
    OWNCREDENTIAL: { meaning: { en: "Shop login", fr: "Shop login" } },
    FEDERATEDID: { meaning: { en: "Federated identity", fr: "Federated identity" } },
    ISSUERID: { meaning: { en: "Issuer credentials", fr: "Issuer credentials" } },
    THIRDPARTY: { meaning: { en: "Third party", fr: "Third party" } },
    FIDO: { meaning: { en: "FIDO", fr: "FIDO" } },
  },
});
