import { codes } from "../codes/index.js";
import { code, container, date, defineContainer, listOf, text } from "../field.js";
import { riskManagementDynamicSetting } from "./risk-management-dynamic-setting.js";

export const fraudData = defineContainer({
  name: "fraudData",
  summary: "Per-transaction settings of fraud rules and of 3-D Secure preference.",
  fields: {
    addressDeliveryBillingMatchIndicator: text(),
    allowedCardArea: text(),
    allowedCardCountryList: listOf(code(codes.country, "ISO 3166 alpha-3", 3, /^[A-Z]{3}$/)),
    allowedIpArea: text(),
    allowedIpCountryList: listOf(code(codes.country, "", 3, /^[A-Z]{3}$/)),
    bypass3DS: code(codes.bypass3DS, "ALL / WALLET ..."),
    bypassCtrlList: listOf(code(codes.bypassCtrlList, "")),
    bypassInfoList: listOf(code(codes.bypassInfoList, "")),
    challengeMode3DS: code(codes.challengeMode3DS, "see codes.json"),
    deniedCardArea: text(),
    deniedCardCountryList: listOf(code(codes.country, "", 3, /^[A-Z]{3}$/)),
    deniedIpArea: text(),
    deniedIpCountryList: listOf(code(codes.country, "", 3, /^[A-Z]{3}$/)),
    merchantCustomerAuthentData: text(),
    merchantCustomerAuthentDateTime: date("ISO8601"),
    merchantCustomerAuthentMethod: code(codes.merchantCustomerAuthentMethod, "see codes.json"),
    nameDeliveryCustomerMatchIndicator: text(),
    productAvailabilityDate: text(),
    productAvailabilityIndicator: text(),
    reorderProductIndicator: text(),
    riskManagementDynamicSettingList: listOf(container(riskManagementDynamicSetting)),
  },
});
