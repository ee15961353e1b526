import type { Dispatcher, Pool, ProxyAgent } from "undici";
import type { GatewayAddress } from "./gateway-address.js";
import { isLoopback } from "./is-loopback.js";
import { wrongSetting } from "./wrong-setting.js";

/**
 * Connections to one origin through an HTTP proxy. Every call goes through a tunnel (CONNECT), so that TLS ends at the
 * gateway and the proxy cannot read the traffic.
 */
export function throughProxy(
  undici: { readonly Pool: typeof Pool; readonly ProxyAgent: typeof ProxyAgent },
  origin: string,
  proxy: URL,
  options: { readonly connections: number; readonly pipelining: number },
): Dispatcher {
  const agent = new undici.ProxyAgent({
    ...options,
    uri: proxy.origin,
    ...(proxy.username !== "" && { token: basicCredentials(proxy) }),
    proxyTunnel: true,
    clientFactory: (address, clientOptions) =>
      new undici.Pool(address, clientOptions).compose((dispatch) => (call, handler) => {
        return dispatch(call, endingWithTheProxy(handler));
      }),
  });
  // A pool knows its origin; an agent needs it with each call.
  return agent.compose((dispatch) => (call, handler) => dispatch({ ...call, origin }, handler));
}

/**
 * Checks the `proxy` setting.
 *
 * @throws GatewayConfigurationError without a part of the address, which may hold a password
 */
export function proxyAddress(proxy: string | undefined, gateway: GatewayAddress): URL | undefined {
  if (proxy === undefined) return undefined;
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  const isRight =
    url && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "";
  if (isRight && !canDecode(url.username + url.password))
    throw wrongSetting("proxy", "an address with %25 for each percent sign of its user and password");
  if (!isRight)
    throw wrongSetting("proxy", "the address of an HTTP proxy, such as http://proxy.example:3128");
  if (gateway.origin.startsWith("http:") && !isLoopback(url.hostname)) {
    throw wrongSetting(
      "proxy",
      "no proxy beyond this machine for a gateway without TLS: it could read and change all",
    );
  }
  return url;
}

/**
 * When a proxy closes the connection, undici treats it as a lost socket and reconnects endlessly, even after the call's
 * deadline. Replacing the error's code ends the call as not sent.
 */
function endingWithTheProxy(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...args) => handler.onRequestStart?.(...args),
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (controller, cause) =>
      handler.onResponseError?.(
        controller,
        Object.assign(new Error("no tunnel", { cause }), { code: "PROXY" }),
      ),
  };
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function basicCredentials({ username, password }: URL): string {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString("base64")}`;
}
