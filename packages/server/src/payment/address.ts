import type { IncomingMessage } from "node:http";

/** The buyer's address as Node sees it, or as Express found it behind proxies that it was told to trust. */
export function addressOf(request: IncomingMessage): string | undefined {
  const { ip } = request as IncomingMessage & { ip?: unknown };
  const address = typeof ip === "string" ? ip : request.socket.remoteAddress;
  // IPv4 in IPv6 clothes: the gateway's oldest dictionary knows IPv4 alone.
  return address?.replace(/^::ffff:/, "");
}
