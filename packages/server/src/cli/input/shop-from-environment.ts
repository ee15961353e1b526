import { environments, type EnvironmentName } from "../../gateway/environments.js";
import type { GatewaySettings } from "../../gateway/create-gateway.js";
import { gatewayAddress } from "../../gateway/gateway-address.js";
import { isLoopback } from "../../gateway/is-loopback.js";
import { UsageError, type Terminal } from "./command.js";
import { nearestTo } from "../../runtime/nearest.js";

/** The shop that the command line uses, and whether its platform accepts real cards. */
export interface ShopAtHand {
  readonly settings: GatewaySettings;
  readonly address: string;
  readonly isProduction: boolean;
  /** True for a gateway on this machine, where unset values default to the simulator's test shop. */
  readonly isSimulator: boolean;
}

// The first public test account, which the simulator knows too.
const testShop = { merchantId: "002001000000001", secretKey: "002001000000001_KEY1", keyVersion: "1" };

/**
 * Reads the shop from SIPS_ENVIRONMENT or SIPS_GATEWAY_URL, SIPS_MERCHANT_ID, SIPS_SECRET_KEY and SIPS_KEY_VERSION. For
 * a gateway on this machine, unset values default to the simulator's test shop; otherwise all must be set.
 */
export function shopFromEnvironment(env: Terminal["env"]): ShopAtHand {
  const place = placeOf(env);
  const isSimulator = isLoopback(new URL(place.address).hostname);
  const shop = isSimulator ? testShop : { merchantId: "", secretKey: "", keyVersion: "" };
  const settings = {
    ...place.settings,
    merchantId: env["SIPS_MERCHANT_ID"] ?? shop.merchantId,
    secretKey: env["SIPS_SECRET_KEY"] ?? shop.secretKey,
    keyVersion: env["SIPS_KEY_VERSION"] ?? shop.keyVersion,
  };
  const missing = Object.entries({
    SIPS_MERCHANT_ID: settings.merchantId,
    SIPS_SECRET_KEY: settings.secretKey,
    SIPS_KEY_VERSION: settings.keyVersion,
  }).filter(([, value]) => value === "");
  if (missing.length > 0) {
    throw new UsageError(
      `${place.address} needs ${missing.map(([name]) => name).join(", ")} in the environment.`,
      "All three are in the bank's portal, with the shop's secret keys.",
    );
  }
  const { stage } = gatewayAddress(place.settings);
  return { settings, address: place.address, isProduction: stage === "production", isSimulator };
}

function placeOf(env: Terminal["env"]): {
  readonly settings: { readonly url: string } | { readonly environment: EnvironmentName };
  readonly address: string;
} {
  const name = env["SIPS_ENVIRONMENT"];
  if (name) {
    if (isEnvironment(name)) return { settings: { environment: name }, address: environments[name] };
    const known = Object.keys(environments);
    const nearest = nearestTo(name, known);
    throw new UsageError(
      `SIPS_ENVIRONMENT=${name} is unknown.`,
      nearest ? `Did you mean ${nearest}?` : `One of: ${known.join(", ")}`,
    );
  }
  const url = env["SIPS_GATEWAY_URL"] || "http://127.0.0.1:4000";
  // Without a scheme, the host's name would be taken for one.
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new UsageError(
      `SIPS_GATEWAY_URL=${url} is not an http or https address.`,
      "For example: http://127.0.0.1:4000, a simulator on this machine",
    );
  }
  return { settings: { url }, address: url };
}

function isEnvironment(name: string): name is EnvironmentName {
  return Object.hasOwn(environments, name);
}
