import { codeList } from "../code-list.js";

/** How the buyer logged in at the shop. */
export const merchantCustomerAuthentMethod = codeList({
  name: "merchantCustomerAuthentMethod",
  closed: true,
  values: {
    NOAUTHENT: { meaning: { en: "The buyer is not logged in.", fr: "Le client n’est pas identifié." } },
    OWNCREDENTIAL: { meaning: { en: "Login of the shop", fr: "Identifiants de la boutique" } },
    FEDERATEDID: { meaning: { en: "Federated identity", fr: "Identité fédérée" } },
    ISSUERID: {
      meaning: { en: "Credentials given by the issuer", fr: "Identifiants donnés par l’émetteur" },
    },
    THIRDPARTY: { meaning: { en: "Authentication by a third party", fr: "Authentification par un tiers" } },
    FIDO: { meaning: { en: "FIDO authenticator", fr: "Authentificateur FIDO" } },
  },
});
