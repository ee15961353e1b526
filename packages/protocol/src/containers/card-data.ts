import { codes } from "../codes/index.js";
import { code, defineContainer, integer, text } from "../field.js";

export const cardData = defineContainer({
  name: "cardData",
  summary:
    "Card information. In order responses only product, scheme and issuer fields come; getCardData (cardDataList) gives all.",
  fields: {
    cardBrand: code(codes.paymentMeanBrand),
    cardCorporateIndicator: text("Y / N"),
    cardEffectiveDateIndicator: text("Y / N"),
    cardProductCode: text("AN5", { max: 5, pattern: /^[A-Za-z0-9]*$/ }),
    cardProductName: text("ANS70", { max: 70 }),
    cardProductProfile: code(codes.cardProductProfile, "C / D / H / P"),
    cardProductUsageLabel: code(codes.cardProductUsageLabel, "COMMERCIAL / DEBIT / CREDIT / PREPAID"),
    cardScheme: code(codes.cardScheme),
    cardSchemeCode: text(),
    cardSeqNumberIndicator: text("1 / 2 / 3 / N"),
    issuerCode: text("AN6", { max: 6 }),
    issuerCountryCode: text("A3", { max: 3, pattern: /^[A-Za-z]*$/ }),
    issuerName: text(),
    issuerRegionCode: text("1-9, A-E"),
    panCheckAlgorithm: code(codes.panCheckAlgorithm, "L / N / V"),
    panLengthMax: integer(),
    panLengthMin: integer(),
    virtualCardIndicator: text("Y / N"),
  },
});
