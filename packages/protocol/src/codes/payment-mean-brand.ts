import type { CodeList, CodeMeaning } from "../code-list.js";
import type { paymentMeanType } from "./payment-mean-type.js";

/** A brand of payment means: its plain name and, if a source gives it, its type. */
export interface BrandMeaning extends CodeMeaning {
  readonly type?: keyof typeof paymentMeanType.values;
}

const values = {
  "1EUROCOM": brand("1euro.com", "ONLINE_CREDIT"),
  "3XCBCOFINOGA": brand("3xCB Cofinoga", "CARD"),
  ACCEPTGIRO: brand("Acceptgiro", "CREDIT_TRANSFER"),
  ACCORD: brand("Accord", "CARD"),
  ACCORD_KDO: brand("Accord KDO", "CARD"),
  ACCORD_3X: brand("Accord 3x", "ONLINE_CREDIT"),
  ACCORD_4X: brand("Accord 4x", "ONLINE_CREDIT"),
  AMEX: brand("American Express", "CARD"),
  AURORE: brand("Aurore", "CARD"),
  BCACB_3X: brand("BCACB 3x", "ONLINE_CREDIT"),
  BCACB_4X: brand("BCACB 4x", "ONLINE_CREDIT"),
  BCACUP: brand("BCACUP", "CARD"),
  BCMC: brand("Bancontact", "CARD"),
  CACF_3X: brand("CACF 3x", "ONLINE_CREDIT"),
  CACF_4X: brand("CACF 4x", "ONLINE_CREDIT"),
  CADHOC: brand("Cadhoc", "CARD"),
  CADOCARTE: brand("Cado Carte", "CARD"),
  CB: brand("Carte Bancaire", "CARD"),
  CBCONLINE: brand("CBC Online", "CREDIT_TRANSFER"),
  CETELEM_3X: brand("Cetelem 3x", "ONLINE_CREDIT"),
  CETELEM_4X: brand("Cetelem 4x", "ONLINE_CREDIT"),
  COFIDIS_3X: brand("Cofidis 3x", "ONLINE_CREDIT"),
  COFIDIS_4X: brand("Cofidis 4x", "ONLINE_CREDIT"),
  CONECS: brand("Conecs", "VOUCHER"),
  CUP: brand("China UnionPay", "CARD"),
  CVA: brand("CVA", "CARD"),
  CVCO: brand("Chèque-Vacances Connect", "VOUCHER"),
  DINERS: brand("Diners Club", "CARD"),
  ECV: brand("e-Chèque-Vacances", "VOUCHER"),
  ELV: brand("ELV", "DIRECT_DEBIT"),
  FIVORY: brand("Fivory", "WALLET"),
  FRANFINANCE_3X: brand("Franfinance 3x", "ONLINE_CREDIT"),
  FRANFINANCE_4X: brand("Franfinance 4x", "ONLINE_CREDIT"),
  GIROPAY: brand("giropay", "CREDIT_TRANSFER"),
  IDEAL: brand("iDEAL", "CREDIT_TRANSFER"),
  ILLICADO: brand("Illicado", "CARD"),
  INCASSO: brand("Incasso", "DIRECT_DEBIT"),
  INGHOMEPAY: brand("ING Home'Pay", "CREDIT_TRANSFER"),
  JCB: brand("JCB", "CARD"),
  KBCONLINE: brand("KBC Online", "CREDIT_TRANSFER"),
  LEPOTCOMMUN: brand("Le Pot Commun", "CARD"),
  LYDIA: brand("Lydia", "PROVIDER"),
  MAESTRO: brand("Maestro", "CARD"),
  MASTERCARD: brand("Mastercard", "CARD"),
  PASSCADO: brand("Pass Cado", "CARD"),
  PAY_BY_BANK: brand("Pay by Bank", "CREDIT_TRANSFER"),
  PAYPAL: brand("PayPal", "WALLET"),
  PAYTRAIL: brand("Paytrail", "CREDIT_TRANSFER"),
  POSTFINANCE: brand("PostFinance", "CARD"),
  PRESTO: brand("Presto", "ONLINE_CREDIT"),
  SEPA_DIRECT_DEBIT: brand("SEPA direct debit", "DIRECT_DEBIT", "Prélèvement SEPA"),
  SOFINCO: brand("Sofinco", "CARD"),
  SOFORTUBERWEISUNG: brand("SOFORT Überweisung", "CREDIT_TRANSFER"),
  SPIRITOFCADEAU: brand("Spirit of Cadeau", "CARD"),
  VISA: brand("Visa", "CARD"),
  VISA_ELECTRON: brand("Visa Electron", "CARD"),
  VPAY: brand("V PAY", "CARD"),
  AIRPLUS: brand("AirPlus", "CARD"),
  AIRPLUS_LOGEE: brand("AirPlus, lodged card", "CARD", "AirPlus, carte logée"),
  AMEX_LOGEE: brand("American Express, lodged card", "CARD", "American Express, carte logée"),
  APPLEPAY: brand("Apple Pay", "CARD"),
  BCMCMOBILE: brand("Bancontact Mobile"),
};

/** Brands of means of payment. The gateway's own list is longer, and PAYPAL was a CARD in old ones. */
export const paymentMeanBrand: CodeList<keyof typeof values, BrandMeaning> = {
  name: "paymentMeanBrand",
  values,
};

function brand(name: string, type?: keyof typeof paymentMeanType.values, french = name): BrandMeaning {
  return { meaning: { en: name, fr: french }, ...(type && { type }) };
}
