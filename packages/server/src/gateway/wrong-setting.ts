import { GatewayConfigurationError } from "./errors.js";

/**
 * The error of a setting of createGateway, or of a call; `shouldHold` says what is expected. The message never repeats
 * the value.
 */
export function wrongSetting(
  setting: string,
  shouldHold: string,
  of = "createGateway",
): GatewayConfigurationError {
  const name = setting || "settings";
  return new GatewayConfigurationError(name, `${of}: ${name} should hold ${shouldHold}.`);
}
