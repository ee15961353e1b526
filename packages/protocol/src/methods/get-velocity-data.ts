import { fields } from "../fields/fields.js";
import { defineMethod } from "../method.js";

/**
 * The official sample response writes velocityProfilMaxTotalAmount, velocityProfilMaxNbTrans,
 * velocityProfilMaxTransAmount and velocityProfilPeriod without the e of Profile while the table has it: accept
 * both spellings.
 */
export const getVelocityData = defineMethod({
  name: "getVelocityData",
  path: "/rs-services/v2/fraud/getVelocityData",
  interfaceVersion: "FR_WS_2.53",
  resultField: "responseCode",
  effect: "read",
  summary:
    "Reads the recent activity counted for one element (customer id, card, IP ...) over a period, with the limits of the velocity profile.",
  request: {
    required: fields("velocityElementType", "velocityElementValue"),
    conditional: {},
    optional: fields("velocityPeriod"),
  },
  rules: [],
  answer: fields(
    "responseCode",
    "velocityTotalAmount",
    "velocityNbTransaction",
    "currencyCode",
    "velocityProfileMaxTotalAmount",
    "velocityProfileMaxNbTrans",
    "velocityProfileMaxTransAmount",
    "velocityProfileName",
    "velocityProfilePeriod",
    "velocityProfileDateTime",
    "errorFieldName",
  ),
  uncertain: [],
});
