import { PaymentsConfigurationError } from "../domain/errors.js";
import type { ReturnedTexts } from "../payment-methods/returned-texts.js";

/**
 * The field names under which a return may carry what the charge needs. Case-insensitive; the first name found wins.
 */
export interface ReturnFieldNames {
  /** The ACS's answer, passed on as `paResMessage`. Default: `PaRes`. */
  readonly paRes: readonly string[];
  /** Default: `redirectionData`. */
  readonly redirectionData: readonly string[];
  /** Default: `messageVersion`, `redirectionVersion`. */
  readonly messageVersion: readonly string[];
  /** What a sealed return is posted in. Default: `Data`. */
  readonly data: readonly string[];
  /** The seal over `data`. Default: `Seal`. */
  readonly seal: readonly string[];
  /** How `data` is encoded. Default: `Encode`. */
  readonly encode: readonly string[];
}

/** The names found in public sources, which write PaRes, PARes and pares. */
const defaultReturnFields: ReturnFieldNames = {
  paRes: ["PaRes"],
  redirectionData: ["redirectionData"],
  messageVersion: ["messageVersion", "redirectionVersion"],
  data: ["Data"],
  seal: ["Seal"],
  encode: ["Encode"],
};

/** Fills in the default names. Throws PaymentsConfigurationError for an invalid name. */
export function returnFieldNames(own: Partial<ReturnFieldNames> = {}): ReturnFieldNames {
  for (const [field, names] of Object.entries(own)) {
    const isKnown = Object.hasOwn(defaultReturnFields, field);
    const areNames = Array.isArray(names) && names.every((name) => typeof name === "string" && name !== "");
    if (!isKnown || !areNames || names.length === 0) {
      const known = Object.keys(defaultReturnFields).join(", ");
      throw new PaymentsConfigurationError("returnFields", `lists of field names for ${known}`);
    }
  }
  return { ...defaultReturnFields, ...own };
}

/** The value that was returned under one of the names. */
export function returnedText(texts: ReturnedTexts, names: readonly string[]): string | undefined {
  const name = names.find((one) => texts.has(one.toLowerCase()));
  return name === undefined ? undefined : texts.get(name.toLowerCase());
}
