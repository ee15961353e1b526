import { GatewayConfigurationError } from "./errors.js";

/** The error of a setting of createGateway; `shouldHold` says what is expected; the message never repeats the value. */
export function wrongSetting(setting: string, shouldHold: string): GatewayConfigurationError {
  const name = setting || "settings";
  return new GatewayConfigurationError(name, `createGateway: ${name} should hold ${shouldHold}.`);
}
