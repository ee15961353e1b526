import { faultResponseCode, type FaultRule } from "./fault-response-code.js";

/** One fault of a request. Names the field and the rule, never the value. */
export interface FieldFault {
  /** The field's path, such as `customerContact.email` or `shoppingCartDetail.shoppingCartItemList[0].productName`. */
  readonly field: string;
  readonly rule: FaultRule;
  readonly message: string;
  /** The gateway's code for it, with `errorFieldName`. */
  readonly responseCode: "12" | "30";
}

/** Builds a fault; `detail` is the expected form or the reason. */
export function fault(field: string, rule: FaultRule, detail: string): FieldFault {
  const ending = detail ? ` (${detail}).` : ".";
  return {
    field,
    rule,
    message: `${field} ${phrases[rule]}${ending}`,
    responseCode: faultResponseCode(rule),
  };
}

const phrases: { readonly [rule in FaultRule]: string } = {
  missing: "is missing",
  type: "has the wrong type",
  length: "is too long",
  format: "has the wrong form",
  code: "has a value that its code list does not know",
  exclusive: "must not be given",
};
