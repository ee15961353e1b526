import { codeList } from "../code-list.js";

/** Fraud checks to skip for one payment. */
export const bypassCtrlList = codeList({
  name: "bypassCtrlList",
  values: {
    All: { meaning: { en: "Skip all checks", fr: "Ignorer tous les contrôles" } },
    IpCountry: {
      meaning: {
        en: "Skip the check of the IP address's country",
        fr: "Ignorer le contrôle du pays de l’adresse IP",
      },
    },
    GreyIp: {
      meaning: { en: "Skip the grey list of IP addresses", fr: "Ignorer la liste grise des adresses IP" },
    },
    VelocityIp: {
      meaning: {
        en: "Skip the count of payments by IP address",
        fr: "Ignorer le compte des paiements par adresse IP",
      },
    },
    SimilityIpCard: {
      meaning: {
        en: "Skip the comparison of IP country and card country",
        fr: "Ignorer la comparaison du pays de l’adresse IP et de celui de la carte",
      },
    },
    ForeignBinCard: {
      meaning: {
        en: "Skip the check for cards issued abroad",
        fr: "Ignorer le contrôle des cartes émises à l’étranger",
      },
    },
    VelocityCard: {
      meaning: { en: "Skip the count of payments by card", fr: "Ignorer le compte des paiements par carte" },
    },
    GreyCard: { meaning: { en: "Skip the grey list of cards", fr: "Ignorer la liste grise des cartes" } },
    BlackCard: { meaning: { en: "Skip the black list of cards", fr: "Ignorer la liste noire des cartes" } },
    WhiteCard: { meaning: { en: "Skip the white list of cards", fr: "Ignorer la liste blanche des cartes" } },
    ECard: {
      meaning: { en: "Skip the check for virtual cards", fr: "Ignorer le contrôle des cartes virtuelles" },
    },
    SystematicAuthorizationCard: {
      meaning: {
        en: "Skip the check for cards with systematic authorisation",
        fr: "Ignorer le contrôle des cartes à autorisation systématique",
      },
    },
    CorporateCard: {
      meaning: {
        en: "Skip the check for corporate cards",
        fr: "Ignorer le contrôle des cartes d’entreprise",
      },
    },
    VelocityCustomerId: {
      meaning: {
        en: "Skip the count of payments by customer",
        fr: "Ignorer le compte des paiements par client",
      },
    },
    MaxCustomerIdPerCard: {
      meaning: {
        en: "Skip the limit of customers for one card",
        fr: "Ignorer la limite de clients pour une carte",
      },
    },
    MaxCardPerCustomerId: {
      meaning: {
        en: "Skip the limit of cards for one customer",
        fr: "Ignorer la limite de cartes pour un client",
      },
    },
    ExpiryDate: {
      meaning: { en: "Skip the check of the expiry date", fr: "Ignorer le contrôle de la date d’expiration" },
    },
  },
});
