import { codes } from "../codes/index.js";
import { code, date, defineContainer, text } from "../field.js";

export const threeDV2 = defineContainer({
  name: "threeDV2",
  summary: "3-D Secure v2 result (client code, interface 2.27).",
  fields: {
    authentAcsTransId: text(),
    authentAmount: text(),
    authentCancelReason: text(),
    authentDateTime: date("ISO8601"),
    authentDsTransId: text(),
    authentScoreValue: text(),
    authentTransStatusReason: text(),
    cavv: text(),
    cavvAlgorithm: text(),
    challengeMode3DS: code(codes.challengeMode3DS),
    eci: text(),
    holderAuthentType: text(),
    securityIndicator: code(codes.threeDSecurityIndicator),
    txStatus: code(codes.threeDTxStatus),
  },
});
