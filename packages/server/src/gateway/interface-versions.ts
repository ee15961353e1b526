import { methods, type MethodName } from "@sips-kit/protocol";
import { wrongSetting } from "./wrong-setting.js";

/** The gateway's services, by the part of the path that names them. */
export const services = [
  "authentication",
  "cashManagement",
  "checkout",
  "diagnostic",
  "fraud",
  "mandate",
  "paymentMeanInfo",
  "token",
  "wallet",
] as const;

/** One of the gateway's services, such as `checkout`. */
export type ServiceName = (typeof services)[number];

/**
 * The version to announce to each service, such as `{ checkout: "IR_WS_2.55" }`. Others keep the default.
 * `addToFraudList` has its own: official pages print it with FR_WS or with WR_WS.
 */
export type InterfaceVersions = { readonly [service in ServiceName | "addToFraudList"]?: string };

/** The interfaceVersion to announce with a call. */
export function interfaceVersionOf(name: MethodName, versions: InterfaceVersions = {}): string {
  const own = name === "addToFraudList" ? versions.addToFraudList : undefined;
  return own ?? versions[serviceOf(name)] ?? methods[name].interfaceVersion;
}

/** @throws GatewayConfigurationError naming the service whose version does not have its prefix and a number */
export function checkInterfaceVersions(versions: InterfaceVersions = {}): void {
  for (const [key, version] of Object.entries(versions)) {
    const ofService = (method: MethodName) => serviceOf(method) === key;
    const name = key === "addToFraudList" ? key : (Object.keys(methods) as MethodName[]).find(ofService);
    if (name === undefined) {
      throw wrongSetting("interfaceVersions", `names among ${[...services, "addToFraudList"].join(", ")}`);
    }
    const usual = methods[name].interfaceVersion;
    const [prefix = ""] = /^[A-Z]+_WS_/.exec(usual) ?? [];
    const prefixes = key === "addToFraudList" ? [prefix, "WR_WS_"] : [prefix];
    // Settings may come from JavaScript, where a version is easily a number.
    const [, given = ""] = /^([A-Z]+_WS_)\d{1,3}\.\d{1,3}$/.exec(String(version)) ?? [];
    if (!prefixes.includes(given))
      throw wrongSetting(`interfaceVersions.${key}`, `a version such as ${usual}`);
  }
}

function serviceOf(name: MethodName): ServiceName {
  // "/rs-services/v2/checkout/cardOrder"; a test checks the services against the paths.
  return methods[name].path.split("/")[3] as ServiceName;
}
