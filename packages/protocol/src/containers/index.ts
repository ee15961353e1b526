import { accord } from "./accord.js";
import { accordkdo } from "./accordkdo.js";
import { address } from "./address.js";
import { authenticationData } from "./authentication-data.js";
import { authenticationResult } from "./authentication-result.js";
import { bcmcMobile } from "./bcmc-mobile.js";
import { cardAuthPolicy } from "./card-auth-policy.js";
import { cardData } from "./card-data.js";
import { contact } from "./contact.js";
import { customerAccountHistoric } from "./customer-account-historic.js";
import { customerBank } from "./customer-bank.js";
import { customerData } from "./customer-data.js";
import { deliveryData } from "./delivery-data.js";
import { facilypay } from "./facilypay.js";
import { fraudData } from "./fraud-data.js";
import { holderData } from "./holder-data.js";
import { instalmentData } from "./instalment-data.js";
import { mandate } from "./mandate.js";
import { orderContext } from "./order-context.js";
import { paymentMeanData } from "./payment-mean-data.js";
import { paypal } from "./paypal.js";
import { pspData } from "./psp-data.js";
import { riskManagementCustomData } from "./risk-management-custom-data.js";
import { riskManagementDynamicSetting } from "./risk-management-dynamic-setting.js";
import { ruleResult } from "./rule-result.js";
import { s10FromTransactionReference } from "./s10-from-transaction-reference.js";
import { s10TransactionReference } from "./s10-transaction-reference.js";
import { sdd } from "./sdd.js";
import { shoppingCartDetail } from "./shopping-cart-detail.js";
import { shoppingCartItem } from "./shopping-cart-item.js";
import { threeD } from "./three-d.js";
import { threeDV2 } from "./three-dv2.js";
import { travelContext } from "./travel-context.js";
import { walletPaymentMeanData } from "./wallet-payment-mean-data.js";

/** The containers of the gateway, by name. */
export const containers = {
  accord,
  accordkdo,
  address,
  authenticationData,
  authenticationResult,
  bcmcMobile,
  cardAuthPolicy,
  cardData,
  contact,
  customerAccountHistoric,
  customerBank,
  customerData,
  deliveryData,
  facilypay,
  fraudData,
  holderData,
  instalmentData,
  mandate,
  orderContext,
  paymentMeanData,
  paypal,
  pspData,
  riskManagementCustomData,
  riskManagementDynamicSetting,
  ruleResult,
  s10FromTransactionReference,
  s10TransactionReference,
  sdd,
  shoppingCartDetail,
  shoppingCartItem,
  threeD,
  threeDV2,
  travelContext,
  walletPaymentMeanData,
} as const;
