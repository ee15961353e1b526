import { createGateway, readCseKey, type CsePublicKey, type Gateway } from "@sips-kit/server";
import { startSimulator, type Simulator } from "@sips-kit/simulator";
import type { Settings } from "./settings.js";

/** Starts the simulator, unless the shop uses another gateway. */
export function simulatorFor(settings: Settings, shopUrl: string): Promise<Simulator> | undefined {
  const isWanted = settings.environment === "simulator" && settings.gatewayUrl === undefined;
  // No device here has the Bancontact app: its link shows a page instead.
  const readings = { appLinks: "web" } as const;
  const links = [
    { title: "Order in the shop", url: `${shopUrl}/orders/{orderId}` },
    { title: "Payment in the back office", url: `${shopUrl}/office/payments/{transactionReference}` },
  ];
  return isWanted ? startSimulator({ port: 0, readings, links }) : undefined;
}

/** The client of the gateway that the settings name, or of the simulator. */
export function gatewayFor(settings: Settings, simulator: Simulator | undefined): Gateway {
  const { environment, merchantId, secretKey, keyVersion, deadlineMs } = settings;
  const url = settings.gatewayUrl ?? simulator?.url;
  const shop = { merchantId, secretKey, keyVersion, deadlineMs };
  if (environment !== "simulator") return createGateway({ environment, ...(url && { url }), ...shop });
  if (url) return createGateway({ url, ...shop });
  throw new Error("There is no gateway to call: start the simulator first, or set SIPS_GATEWAY_URL.");
}

/** The public key for card data: the bank's, or the simulator's. */
export function cseKeyFor(settings: Settings, simulator: Simulator | undefined): CsePublicKey | undefined {
  return settings.cseKey ?? (simulator && readCseKey(simulator.csePublicKeyPem));
}

/** Any bank may ask its cardholder in the dialog; the simulator has one, or is elsewhere on this machine. */
export function challengeSources(
  { environment, gatewayUrl }: Settings,
  simulator: Simulator | undefined,
): string[] {
  if (simulator) return [simulator.origins.acs];
  return environment === "simulator" && gatewayUrl !== undefined ? [new URL(gatewayUrl).origin] : ["https:"];
}
