import { codes } from "../codes/index.js";
import { code, defineContainer, text } from "../field.js";

export const threeD = defineContainer({
  name: "threeD",
  summary: "3-D Secure v1 result.",
  fields: {
    cavv: text("ANS28", { max: 28 }),
    cavvAlgorithm: code(codes.threeDCavvAlgorithm, "N1", 1),
    eci: text("N2", { max: 2, pattern: /^\d*$/ }),
    // Only field asked for a 3-D payment in the 2015 guide.
    securityIndicator: code(codes.threeDSecurityIndicator, "N2", 2),
    txStatus: code(codes.threeDTxStatus, "A1", 1),
    xid: text("ANS28", { max: 28 }),
  },
});
