import { environments, type EnvironmentName } from "./environments.js";
import { isLoopback } from "./is-loopback.js";
import { wrongSetting } from "./wrong-setting.js";

/** What a gateway client talks to: real money, the bank's test platform, or a program on this machine. */
export type Stage = "production" | "test" | "local";

/** Where a gateway is reached. */
export interface GatewayAddress {
  readonly origin: string;
  readonly host: string;
  /** Prefix of each method's path, such as `/sips`; usually empty. */
  readonly pathPrefix: string;
  readonly stage: Stage;
  readonly environment: EnvironmentName | undefined;
}

/**
 * Reads `url` and `environment` of the gateway's settings. Plain http is allowed for loopback only: the seal does not
 * protect a response without TLS (see docs/security.md).
 *
 * @throws GatewayConfigurationError naming `url` or `environment`
 */
export function gatewayAddress(settings: {
  readonly url?: string | undefined;
  readonly environment?: EnvironmentName | undefined;
}): GatewayAddress {
  const environment = checkedEnvironment(settings);
  const url = settings.url === undefined ? environmentUrl(environment) : checkedUrl(settings.url);
  const known = environmentAt(url.hostname);
  if (known !== undefined && environment !== undefined && isTest(known) !== isTest(environment)) {
    throw wrongSetting("url", `an address of ${environment}, and ${url.hostname} is one of ${known}`);
  }
  return {
    origin: url.origin,
    host: url.host,
    pathPrefix: url.pathname.replace(/\/+$/, ""),
    stage: stageOf(url.hostname, environment ?? known),
    environment: environment ?? known,
  };
}

function checkedEnvironment({ environment, url }: Parameters<typeof gatewayAddress>[0]) {
  const isKnown = environment !== undefined && Object.hasOwn(environments, environment);
  if (isKnown) return environment;
  if (environment === undefined && url !== undefined) return undefined;
  throw wrongSetting("environment", `one of ${Object.keys(environments).join(", ")}, or give url`);
}

function environmentUrl(environment: EnvironmentName | undefined): URL {
  // checkedEnvironment has thrown when neither is given.
  return new URL(environments[environment!]);
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === "") throw wrongSetting("url", "an address such as https://proxy.example/sips");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw wrongSetting(
      "url",
      "an https address; http is only for this machine, such as http://127.0.0.1:4000",
    );
  }
  // No value of the address is repeated: it may hold a password.
  if (url.username !== "" || url.password !== "")
    throw wrongSetting("url", "an address without user and password");
  if (url.search !== "" || url.hash !== "" || /[?#]$/.test(text)) {
    throw wrongSetting("url", "an address without query and fragment");
  }
  return url;
}

function environmentAt(hostname: string): EnvironmentName | undefined {
  // Object.keys of the table are exactly the names that its type has.
  const names = Object.keys(environments) as EnvironmentName[];
  return names.find((name) => new URL(environments[name]).hostname === hostname);
}

/** An unknown host counts as production, so that test-only settings are rejected there. */
function stageOf(hostname: string, environment: EnvironmentName | undefined): Stage {
  if (environment !== undefined) return isTest(environment) ? "test" : "production";
  if (isLoopback(hostname)) return "local";
  return hostname.endsWith(".test.sips-services.com") ? "test" : "production";
}

function isTest(environment: string): boolean {
  return environment.endsWith("-test");
}
