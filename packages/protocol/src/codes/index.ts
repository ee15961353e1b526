import { acquirerResponseCode } from "./acquirer-response-code.js";
import { automaticResponseStatus } from "./automatic-response-status.js";
import { bypass3DS } from "./bypass-3ds.js";
import { bypassCtrlList } from "./bypass-ctrl-list.js";
import { bypassInfoList } from "./bypass-info-list.js";
import { captureMode } from "./capture-mode.js";
import { cardCSCResultCode } from "./card-csc-result-code.js";
import { cardProductProfile } from "./card-product-profile.js";
import { cardProductUsageLabel } from "./card-product-usage-label.js";
import { cardScheme } from "./card-scheme.js";
import { challengeMode3DS } from "./challenge-mode-3ds.js";
import { complementaryCode } from "./complementary-code.js";
import { country } from "./country.js";
import { cscType } from "./csc-type.js";
import { currencyCode } from "./currency-code.js";
import { customerLanguage } from "./customer-language.js";
import { fraudListElementType } from "./fraud-list-element-type.js";
import { fraudListLevel } from "./fraud-list-level.js";
import { fraudListReasonCode } from "./fraud-list-reason-code.js";
import { fraudListType } from "./fraud-list-type.js";
import { fraudResponseCode } from "./fraud-response-code.js";
import { getTransDataResponseCode } from "./get-trans-data-response-code.js";
import { guaranteeIndicator } from "./guarantee-indicator.js";
import { holderAuthentMethod } from "./holder-authent-method.js";
import { holderAuthentProgram } from "./holder-authent-program.js";
import { holderAuthentRelegationCode } from "./holder-authent-relegation-code.js";
import { holderAuthentResponseCode } from "./holder-authent-response-code.js";
import { holderAuthentStatus } from "./holder-authent-status.js";
import { interfaceVersionPrefix } from "./interface-version-prefix.js";
import { lastOperationName } from "./last-operation-name.js";
import { mandateAuthentMethod } from "./mandate-authent-method.js";
import { mandateResponseCode } from "./mandate-response-code.js";
import { mandateStatus } from "./mandate-status.js";
import { mandateUsage } from "./mandate-usage.js";
import { merchantCustomerAuthentMethod } from "./merchant-customer-authent-method.js";
import { orderChannel } from "./order-channel.js";
import { panCheckAlgorithm } from "./pan-check-algorithm.js";
import { panEntryMode } from "./pan-entry-mode.js";
import { panType } from "./pan-type.js";
import { paymentMeanBrand } from "./payment-mean-brand.js";
import { paymentMeanBrandSelectionStatus } from "./payment-mean-brand-selection-status.js";
import { paymentMeanDataProvider } from "./payment-mean-data-provider.js";
import { paymentMeanInfoResponseCode } from "./payment-mean-info-response-code.js";
import { paymentMeanType } from "./payment-mean-type.js";
import { paymentPattern } from "./payment-pattern.js";
import { redirectionStatusCode } from "./redirection-status-code.js";
import { responseCode } from "./response-code.js";
import { ruleResultIndicator } from "./rule-result-indicator.js";
import { scoreColor } from "./score-color.js";
import { sealAlgorithm } from "./seal-algorithm.js";
import { threeDCavvAlgorithm } from "./three-d-cavv-algorithm.js";
import { threeDSecurityIndicator } from "./three-d-security-indicator.js";
import { threeDTxStatus } from "./three-d-tx-status.js";
import { tokenResponseCode } from "./token-response-code.js";
import { transactionActors } from "./transaction-actors.js";
import { transactionOrigin } from "./transaction-origin.js";
import { transactionPlatform } from "./transaction-platform.js";
import { transactionStatus } from "./transaction-status.js";
import { walletResponseCode } from "./wallet-response-code.js";
import { walletResponseCodeLegacy } from "./wallet-response-code-legacy.js";
import { walletType } from "./wallet-type.js";

/** The code lists of the gateway, by name. */
export const codes = {
  acquirerResponseCode,
  automaticResponseStatus,
  bypass3DS,
  bypassCtrlList,
  bypassInfoList,
  captureMode,
  cardCSCResultCode,
  cardProductProfile,
  cardProductUsageLabel,
  cardScheme,
  challengeMode3DS,
  complementaryCode,
  country,
  cscType,
  currencyCode,
  customerLanguage,
  fraudListElementType,
  fraudListLevel,
  fraudListReasonCode,
  fraudListType,
  fraudResponseCode,
  getTransDataResponseCode,
  guaranteeIndicator,
  holderAuthentMethod,
  holderAuthentProgram,
  holderAuthentRelegationCode,
  holderAuthentResponseCode,
  holderAuthentStatus,
  interfaceVersionPrefix,
  lastOperationName,
  mandateAuthentMethod,
  mandateResponseCode,
  mandateStatus,
  mandateUsage,
  merchantCustomerAuthentMethod,
  orderChannel,
  panCheckAlgorithm,
  panEntryMode,
  panType,
  paymentMeanBrand,
  paymentMeanBrandSelectionStatus,
  paymentMeanDataProvider,
  paymentMeanInfoResponseCode,
  paymentMeanType,
  paymentPattern,
  redirectionStatusCode,
  responseCode,
  ruleResultIndicator,
  scoreColor,
  sealAlgorithm,
  threeDCavvAlgorithm,
  threeDSecurityIndicator,
  threeDTxStatus,
  tokenResponseCode,
  transactionActors,
  transactionOrigin,
  transactionPlatform,
  transactionStatus,
  walletResponseCode,
  walletResponseCodeLegacy,
  walletType,
} as const;

export { acquirerToResponseCode } from "./acquirer-to-response-code.js";
