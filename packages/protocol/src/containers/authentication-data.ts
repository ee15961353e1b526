import { codes } from "../codes/index.js";
import { code, container, defineContainer, integer } from "../field.js";
import { cardAuthPolicy } from "./card-auth-policy.js";
import { threeD } from "./three-d.js";
import { threeDV2 } from "./three-dv2.js";

export const authenticationData = defineContainer({
  name: "authenticationData",
  summary: "Authentication obtained outside Sips, and authorisation check policy.",
  fields: {
    cardAuthPolicy: container(cardAuthPolicy),
    holderAuthentProgram: code(codes.holderAuthentProgram, "3DS / 3DS_V2 ..."),
    threeD: container(threeD),
    threeDV2: container(threeDV2),
    // AuthenticationData.authentAmount.
    authentAmount: integer(),
  },
});
