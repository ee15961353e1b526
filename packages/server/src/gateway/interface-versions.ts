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

/** The version to announce to each service, such as `{ checkout: "IR_WS_2.55" }`. Others keep the default. */
export type InterfaceVersions = { readonly [service in ServiceName]?: string };

/** The interfaceVersion to announce with a call. */
export function interfaceVersionOf(name: MethodName, versions: InterfaceVersions = {}): string {
  return versions[serviceOf(name)] ?? methods[name].interfaceVersion;
}

/** @throws GatewayConfigurationError naming the service whose version does not have its prefix and a number */
export function checkInterfaceVersions(versions: InterfaceVersions = {}): void {
  for (const [service, version] of Object.entries(versions)) {
    const name = (Object.keys(methods) as MethodName[]).find((method) => serviceOf(method) === service);
    if (name === undefined) throw wrongSetting("interfaceVersions", `names among ${services.join(", ")}`);
    const usual = methods[name].interfaceVersion;
    const prefix = usual.replace(/\d+\.\d+$/, "");
    // Settings may come from JavaScript, where a version is easily a number.
    const text = String(version);
    const isRight = text.startsWith(prefix) && /^\d{1,3}\.\d{1,3}$/.test(text.slice(prefix.length));
    if (!isRight) throw wrongSetting(`interfaceVersions.${service}`, `a version such as ${usual}`);
  }
}

function serviceOf(name: MethodName): ServiceName {
  // "/rs-services/v2/checkout/cardOrder"; a test checks the services against the paths.
  return methods[name].path.split("/")[3] as ServiceName;
}
