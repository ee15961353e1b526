import type { MethodName, RequestOf } from "./methods/index.js";

const payment = { amount: "2490", currencyCode: "978", orderChannel: "INTERNET" } as const;
const operation = { operationAmount: "2490", currencyCode: "978" } as const;
const transactionReference = "REF20261123001";
const card = { cardNumber: "5017679110380400", cardExpiryDate: "203012", cardCSCValue: "123" };
const savedCard = { merchantWalletId: "CUSTOMER4711", paymentMeanId: "1" };
const merchantReturnUrl = "https://shop.example/payment/return";
const backFromThere = { redirectionData: "redirectionData-of-the-first-answer", messageVersion: "0.1" };

/**
 * A valid request for each method, without the envelope: shown by command line and reference, and the basis of tests.
 * The card number is a published test number.
 *
 * @example
 * await gateway.getTransactionData(exampleRequests.getTransactionData);
 */
export const exampleRequests: { readonly [N in MethodName]: RequestOf<N> } = {
  acceptChallenge: { transactionReference },
  addCard: { merchantWalletId: "CUSTOMER4711", cardNumber: card.cardNumber, cardExpiryDate: "203012" },
  addDirectDebit: {
    merchantWalletId: "CUSTOMER4711",
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    mandateId: "MANDATE4711",
  },
  addToFraudList: {
    fraudListType: "CardList",
    fraudListLevel: "Black",
    fraudListElementType: "TRANSACTION_ID",
    fraudListElementValue: ["123456@20261123"],
  },
  cancel: { ...operation, transactionReference },
  cardCheckEnrollment: { ...payment, ...card, merchantReturnUrl, transactionReference },
  cardOrder: { ...payment, ...card, transactionReference },
  cardValidateAuthentication: { ...backFromThere, paResMessage: "eJzVWFmT4rgS", transactionReference },
  cardValidateAuthenticationAndOrder: {
    ...backFromThere,
    paResMessage: "eJzVWFmT4rgS",
    transactionReference,
  },
  creditHolder: {
    ...payment,
    cardNumber: card.cardNumber,
    cardExpiryDate: card.cardExpiryDate,
    transactionReference,
  },
  creditTransferFinalizeAndOrder: { ...backFromThere, transactionReference },
  creditTransferInitialize: {
    ...payment,
    paymentMeanBrand: "IDEAL",
    merchantReturnUrl,
    customerBankCode: "INGBNL2A",
    customerBankName: "ING",
    transactionReference,
  },
  creditTransferInquire: { currencyCode: "978", paymentMeanBrand: "IDEAL" },
  deletePaymentMean: savedCard,
  directDebitOrder: {
    ...payment,
    paymentMeanBrand: "SEPA_DIRECT_DEBIT",
    mandateId: "MANDATE4711",
    transactionReference,
  },
  duplicate: {
    ...payment,
    fromTransactionReference: transactionReference,
    transactionReference: "REF20261123002",
  },
  finalizeMandate: backFromThere,
  getCardData: { cardIIN: "50176791" },
  getFraudData: { transactionReference },
  getMandateData: { mandateId: "MANDATE4711" },
  getPaymentMeanData: savedCard,
  getPdfMandate: { mandateId: "MANDATE4711" },
  getTransactionData: { transactionReference },
  getVelocityData: { velocityElementType: "customerId", velocityElementValue: "CUSTOMER4711" },
  getWalletData: { merchantWalletId: "CUSTOMER4711" },
  hostedFieldsInitialize: {},
  initializeMandate: { iban: "FR7630006000011234567890189", merchantReturnUrl },
  paymentDataProviderCheck: { paymentMeanDataProvider: "GOOGLEPAY", paymentData: "eyJzaWduYXR1cmUiOiIifQ" },
  paymentProviderFinalize: { ...backFromThere, transactionReference },
  paymentProviderGetContext: { ...backFromThere, transactionReference },
  paymentProviderInitialize: {
    ...payment,
    paymentMeanBrand: "PAYPAL",
    paymentMeanData: { paypal: { invoiceId: "INVOICE4711" } },
    merchantReturnUrl,
    transactionReference,
  },
  paymentTokenGenerate: card,
  refund: { ...operation, transactionReference },
  refuseChallenge: { transactionReference },
  removeFromFraudList: {
    fraudListType: "CardList",
    fraudListLevel: "Black",
    fraudListElementType: "TRANSACTION_ID",
    fraudListElementValue: ["123456@20261123"],
  },
  searchMandate: { customerId: "CUSTOMER4711" },
  signOff: { merchantWalletId: "CUSTOMER4711" },
  updatePaymentMean: { ...savedCard, paymentMeanAlias: "My card" },
  validate: { ...operation, transactionReference },
  walletCheckEnrollment: { ...payment, ...savedCard, merchantReturnUrl, transactionReference },
  walletCreditHolder: { ...payment, ...savedCard, transactionReference },
  walletIssuerWalletFinalize: { ...backFromThere, transactionReference },
  walletIssuerWalletInitialize: {
    ...payment,
    merchantWalletId: "CUSTOMER4711",
    merchantReturnUrl,
    transactionReference,
  },
  walletOrder: { ...payment, ...savedCard, transactionReference },
};
