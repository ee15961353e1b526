import { codeList } from "../code-list.js";

export const bypassCtrlList = codeList({
  name: "bypassCtrlList",
  values: {
    All: { meaning: { en: "All", fr: "All" } },
    IpCountry: { meaning: { en: "IpCountry", fr: "IpCountry" } },
    GreyIp: { meaning: { en: "GreyIp", fr: "GreyIp" } },
    VelocityIp: { meaning: { en: "VelocityIp", fr: "VelocityIp" } },
    SimilityIpCard: { meaning: { en: "SimilityIpCard", fr: "SimilityIpCard" } },
    ForeignBinCard: { meaning: { en: "ForeignBinCard", fr: "ForeignBinCard" } },
    VelocityCard: { meaning: { en: "VelocityCard", fr: "VelocityCard" } },
    GreyCard: { meaning: { en: "GreyCard", fr: "GreyCard" } },
    BlackCard: { meaning: { en: "BlackCard", fr: "BlackCard" } },
    WhiteCard: { meaning: { en: "WhiteCard", fr: "WhiteCard" } },
    ECard: { meaning: { en: "ECard", fr: "ECard" } },
    SystematicAuthorizationCard: {
      meaning: { en: "SystematicAuthorizationCard", fr: "SystematicAuthorizationCard" },
    },
    CorporateCard: { meaning: { en: "CorporateCard", fr: "CorporateCard" } },
    VelocityCustomerId: { meaning: { en: "VelocityCustomerId", fr: "VelocityCustomerId" } },
    MaxCustomerIdPerCard: { meaning: { en: "MaxCustomerIdPerCard", fr: "MaxCustomerIdPerCard" } },
    MaxCardPerCustomerId: { meaning: { en: "MaxCardPerCustomerId", fr: "MaxCardPerCustomerId" } },
    ExpiryDate: { meaning: { en: "ExpiryDate", fr: "ExpiryDate" } },
  },
});
