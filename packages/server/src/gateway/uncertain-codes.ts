import { methods, type MethodName } from "@sips-kit/protocol";
import { wrongSetting } from "./wrong-setting.js";

/** Result codes by method that leave open whether money has moved; only a query tells. */
export type UncertainCodes = { readonly [method in MethodName]?: readonly string[] };

// 60 and 62: the result is still to come. 99: Sips itself failed.
const always = ["60", "62", "99"];
// 90 is a technical refusal with cards, and may be a time-out at PayPal (release note 22.1).
const wherePayPalMayBe = [...always, "90"];

/**
 * The default of `uncertainCodes`, for methods that move money: listed here are those that differ from 60, 62 and 99.
 * Operations are included because the request does not say which payment method the transaction used. See
 * docs/open-questions.md.
 */
export const defaultUncertainCodes: UncertainCodes = {
  paymentProviderFinalize: wherePayPalMayBe,
  cancel: wherePayPalMayBe,
  duplicate: wherePayPalMayBe,
  refund: wherePayPalMayBe,
  validate: wherePayPalMayBe,
};

/** True when a sealed code leaves open whether money has moved. */
export function isUncertain(name: MethodName, code: string, own: UncertainCodes = {}): boolean {
  const codes = own[name] ?? defaultUncertainCodes[name] ?? always;
  return methods[name].effect === "money" && codes.includes(code);
}

/**
 * @throws GatewayConfigurationError naming a method that moves no money, or whose list does not hold two-character
 * codes
 */
export function checkUncertainCodes(own: UncertainCodes = {}): void {
  for (const [name, codes] of Object.entries(own)) {
    if (!Object.hasOwn(methods, name) || methods[name as MethodName].effect !== "money") {
      throw wrongSetting("uncertainCodes", "names of methods that move money");
    }
    // 00 would leave every payment unknown.
    const areRight =
      Array.isArray(codes) && codes.every((code) => /^[0-9A-Z]{2}$/.test(code) && code !== "00");
    if (!areRight)
      throw wrongSetting(`uncertainCodes.${name}`, "a list of result codes such as 99, without 00");
  }
}
