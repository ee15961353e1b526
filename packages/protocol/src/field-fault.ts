/** What is wrong with a field of a request. */
export type FaultRule = "missing" | "type" | "length" | "format" | "code" | "exclusive";

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

/**
 * Which of the two codes a fault gets. No source defines the border between 12 and 30; this is our choice, made only
 * here. See docs/open-questions.md.
 */
export function faultResponseCode(rule: FaultRule): "12" | "30" {
  return rule === "missing" || rule === "exclusive" ? "12" : "30";
}

const phrases: { readonly [rule in FaultRule]: string } = {
  missing: "is missing",
  type: "has the wrong type",
  length: "is too long",
  format: "has the wrong form",
  code: "has a value that its code list does not know",
  exclusive: "must not be given",
};
