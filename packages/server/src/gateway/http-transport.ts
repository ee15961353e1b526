import type { Dispatcher } from "undici";
import type { GatewayAddress } from "./gateway-address.js";
import { post } from "./post.js";
import { throughProxy } from "./through-proxy.js";
import type { Transport } from "./transport.js";

/** How the connections to a gateway are made. */
export interface ConnectionSettings {
  /** The most connections that the pool may keep. */
  readonly connections: number;
  /** Address of the outbound HTTP proxy, already checked. */
  readonly proxy: URL | undefined;
}

/** Keeps a pool of connections to one gateway. undici is loaded with the first call, to keep the import fast. */
export function httpTransport(
  { origin, pathPrefix }: Pick<GatewayAddress, "origin" | "pathPrefix">,
  { connections, proxy }: ConnectionSettings,
): Transport {
  let opened: Promise<Dispatcher> | undefined;
  const open = () =>
    (opened ??= import("undici").then(({ Pool, ProxyAgent }) => {
      const options = { connections, pipelining: 1 };
      return proxy ? throughProxy({ Pool, ProxyAgent }, origin, proxy, options) : new Pool(origin, options);
    }));
  return {
    post: (path, body, limits) => post(open, pathPrefix + path, body, limits),
    close: async () => (await opened)?.close(),
  };
}
