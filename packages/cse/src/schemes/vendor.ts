import type { CardField } from "../card-field.js";
import { CseError, type CseErrorCode } from "../cse-error.js";
import type { CseKey } from "../key.js";

/** A function that encrypts one field in the bank's own way: usually three lines around the bank's script. */
export type VendorEncrypt = (
  value: string,
  field: CardField,
  key: CseKey | undefined,
) => string | Promise<string>;

// The format of encrypted fields (the server rejects anything else as well).
const ciphertext = /^[\x21-\x7e]{64,4096}$/;

/** As long as the gateway's hosted fields may take for their token. */
const answerMs = 30_000;

/**
 * The scheme that leaves encryption to the bank's script.
 *
 * @param vendor the function, called with value, field and key; or a path on the global object: that function is called
 * as a method of its owner, with only the value
 */
export function vendorScheme(vendor: string | VendorEncrypt | undefined, key: CseKey | undefined) {
  const encrypt = typeof vendor === "string" ? functionAt(vendor) : vendor;
  if (typeof encrypt !== "function") {
    throw new CseError("CSE_VENDOR_MISSING", "Scheme vendor needs the bank's function, or its path.");
  }
  return async (field: CardField, value: string): Promise<string> => {
    const answer = await ask(encrypt, field, value, key);
    if (typeof answer !== "string" || !ciphertext.test(answer)) {
      throw new CseError(
        "CSE_VENDOR_ANSWER_INVALID",
        `The bank's function returned no ciphertext for ${field}.`,
        field,
      );
    }
    // Twelve digits do not occur by chance; three may, so a security code is checked by length only.
    if (field === "cardNumber" && answer.includes(value)) {
      throw new CseError("CSE_VENDOR_ANSWER_INVALID", `${field} came back in clear.`, field);
    }
    return answer;
  };
}

/** With a deadline: the form stays busy until the bank's function answers. */
function ask(encrypt: VendorEncrypt, field: CardField, value: string, key: CseKey | undefined) {
  // A third-party script may return anything, whatever the type says.
  return new Promise<unknown>((resolve, reject) => {
    const fail = (code: CseErrorCode, what: string) =>
      reject(new CseError(code, `The bank's function ${what} ${field}.`, field));
    const timer = setTimeout(() => fail("CSE_VENDOR_TIMEOUT", "gave no answer in time for"), answerMs);
    void Promise.resolve()
      .then(() => encrypt(value, field, key))
      // Its error may quote the number, so it is dropped.
      .then(resolve, () => fail("CSE_VENDOR_FAILED", "failed on"))
      .finally(() => clearTimeout(timer));
  });
}

function functionAt(path: string): VendorEncrypt {
  let owner: unknown;
  let found: unknown = globalThis;
  for (const name of path.split(".")) {
    owner = found;
    // Any object can be indexed by any name; null and undefined cannot, and give undefined here.
    found = (owner as Record<string, unknown> | null | undefined)?.[name];
  }
  if (typeof found !== "function") {
    throw new CseError("CSE_VENDOR_MISSING", `There is no function ${path}: is the bank's script loaded?`);
  }
  const method = found;
  return (value) => Reflect.apply(method, owner, [value]);
}
