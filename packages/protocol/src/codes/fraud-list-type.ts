import { codeList } from "../code-list.js";

export const fraudListType = codeList({
  name: "fraudListType",
  values: {
    BicList: { meaning: { en: "BicList", fr: "BicList" } },
    CardBinList: { meaning: { en: "CardBinList", fr: "CardBinList" } },
    CardList: { meaning: { en: "CardList", fr: "CardList" } },
    CustomerNameList: { meaning: { en: "CustomerNameList", fr: "CustomerNameList" } },
    EmailList: { meaning: { en: "EmailList", fr: "EmailList" } },
    IbanList: { meaning: { en: "IbanList", fr: "IbanList" } },
    IdList: { meaning: { en: "IdList", fr: "IdList" } },
    IpList: { meaning: { en: "IpList", fr: "IpList" } },
    MandateList: { meaning: { en: "MandateList", fr: "MandateList" } },
    PhoneNumberList: { meaning: { en: "PhoneNumberList", fr: "PhoneNumberList" } },
    PostalCodeList: { meaning: { en: "PostalCodeList", fr: "PostalCodeList" } },
  },
});
