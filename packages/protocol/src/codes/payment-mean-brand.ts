import type { CodeList, CodeMeaning } from "../code-list.js";
import type { paymentMeanType } from "./payment-mean-type.js";

/** A brand of payment means: its plain name and, where a source tells it, its type. */
export interface BrandMeaning extends CodeMeaning {
  readonly type?: keyof typeof paymentMeanType.values;
}

const values = {
  "1EUROCOM": brand("1EUROCOM", "ONLINE_CREDIT"),
  "3XCBCOFINOGA": brand("3XCBCOFINOGA", "CARD"),
  ACCEPTGIRO: brand("ACCEPTGIRO", "CREDIT_TRANSFER"),
  ACCORD: brand("ACCORD", "CARD"),
  ACCORD_KDO: brand("ACCORD_KDO", "CARD"),
  ACCORD_3X: brand("ACCORD_3X", "ONLINE_CREDIT"),
  ACCORD_4X: brand("ACCORD_4X", "ONLINE_CREDIT"),
  AMEX: brand("AMEX", "CARD"),
  AURORE: brand("AURORE", "CARD"),
  BCACB_3X: brand("BCACB_3X", "ONLINE_CREDIT"),
  BCACB_4X: brand("BCACB_4X", "ONLINE_CREDIT"),
  BCACUP: brand("BCACUP", "CARD"),
  BCMC: brand("BCMC", "CARD"),
  CACF_3X: brand("CACF_3X", "ONLINE_CREDIT"),
  CACF_4X: brand("CACF_4X", "ONLINE_CREDIT"),
  CADHOC: brand("CADHOC", "CARD"),
  CADOCARTE: brand("CADOCARTE", "CARD"),
  CB: brand("CB", "CARD"),
  CBCONLINE: brand("CBCONLINE", "CREDIT_TRANSFER"),
  CETELEM_3X: brand("CETELEM_3X", "ONLINE_CREDIT"),
  CETELEM_4X: brand("CETELEM_4X", "ONLINE_CREDIT"),
  COFIDIS_3X: brand("COFIDIS_3X", "ONLINE_CREDIT"),
  COFIDIS_4X: brand("COFIDIS_4X", "ONLINE_CREDIT"),
  CONECS: brand("CONECS", "VOUCHER"),
  CUP: brand("CUP", "CARD"),
  CVA: brand("CVA", "CARD"),
  CVCO: brand("CVCO", "VOUCHER"),
  DINERS: brand("DINERS", "CARD"),
  ECV: brand("ECV", "VOUCHER"),
  ELV: brand("ELV", "DIRECT_DEBIT"),
  FIVORY: brand("FIVORY", "WALLET"),
  FRANFINANCE_3X: brand("FRANFINANCE_3X", "ONLINE_CREDIT"),
  FRANFINANCE_4X: brand("FRANFINANCE_4X", "ONLINE_CREDIT"),
  GIROPAY: brand("GIROPAY", "CREDIT_TRANSFER"),
  IDEAL: brand("IDEAL", "CREDIT_TRANSFER"),
  ILLICADO: brand("ILLICADO", "CARD"),
  INCASSO: brand("INCASSO", "DIRECT_DEBIT"),
  INGHOMEPAY: brand("INGHOMEPAY", "CREDIT_TRANSFER"),
  JCB: brand("JCB", "CARD"),
  KBCONLINE: brand("KBCONLINE", "CREDIT_TRANSFER"),
  LEPOTCOMMUN: brand("LEPOTCOMMUN", "CARD"),
  LYDIA: brand("LYDIA", "PROVIDER"),
  MAESTRO: brand("MAESTRO", "CARD"),
  MASTERCARD: brand("MASTERCARD", "CARD"),
  PASSCADO: brand("PASSCADO", "CARD"),
  PAY_BY_BANK: brand("PAY_BY_BANK", "CREDIT_TRANSFER"),
  PAYPAL: brand("PAYPAL", "WALLET"),
  PAYTRAIL: brand("PAYTRAIL", "CREDIT_TRANSFER"),
  POSTFINANCE: brand("POSTFINANCE", "CARD"),
  PRESTO: brand("PRESTO", "ONLINE_CREDIT"),
  SEPA_DIRECT_DEBIT: brand("SEPA_DIRECT_DEBIT", "DIRECT_DEBIT"),
  SOFINCO: brand("SOFINCO", "CARD"),
  SOFORTUBERWEISUNG: brand("SOFORTUBERWEISUNG", "CREDIT_TRANSFER"),
  SPIRITOFCADEAU: brand("SPIRITOFCADEAU", "CARD"),
  VISA: brand("VISA", "CARD"),
  VISA_ELECTRON: brand("VISA_ELECTRON", "CARD"),
  VPAY: brand("VPAY", "CARD"),
  AIRPLUS: brand("AIRPLUS", "CARD"),
  AIRPLUS_LOGEE: brand("AIRPLUS_LOGEE", "CARD"),
  AMEX_LOGEE: brand("AMEX_LOGEE", "CARD"),
  APPLEPAY: brand("APPLEPAY", "CARD"),
  BCMCMOBILE: brand("BCMCMOBILE"),
};

export const paymentMeanBrand: CodeList<keyof typeof values, BrandMeaning> = {
  name: "paymentMeanBrand",
  values,
};

function brand(name: string, type?: keyof typeof paymentMeanType.values): BrandMeaning {
  return { meaning: { en: name, fr: name }, ...(type && { type }) };
}
