import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { RouteError } from "./route-error.js";

/** The host names under which a server may be addressed. */
export interface OwnHosts {
  /**
   * Throws RouteError (403) for a request under another host name, which a page reaches by pointing its own name at
   * this machine (DNS rebinding), and for one that a page of another origin has sent.
   */
  refuseForeign(headers: IncomingMessage["headers"]): void;
}

/**
 * @param host the address that the server listens on
 * @param allowed further names, without port
 */
export function createOwnHosts(host: string, allowed: readonly string[] = []): OwnHosts {
  const guests = new Set(allowed.map((name) => plain(name.toLowerCase())));
  const takesAnyAddress = host === "0.0.0.0" || host === "::";
  const isOwn = (name: string) =>
    name === plain(host.toLowerCase()) ||
    guests.has(name) ||
    isLoopback(name) ||
    // Only names can be rebound: a request to an IP address means this machine.
    (takesAnyAddress && isIP(name) !== 0);

  return {
    refuseForeign({ host: header, origin }) {
      const name = nameOf(`http://${header ?? ""}`);
      if (name === undefined || !isOwn(name)) {
        throw new RouteError(
          "FOREIGN_HOST",
          `The control API and the console are not served as "${header ?? ""}". Use 127.0.0.1, or start with --allowed-host NAME.`,
        );
      }
      const isOwnOrigin =
        origin === undefined ||
        origin === `http://${header}` ||
        origin === `https://${header}` ||
        guests.has(nameOf(origin) ?? "");
      if (!isOwnOrigin) {
        throw new RouteError(
          "FOREIGN_ORIGIN",
          `The control API and the console do not take what a page of "${origin}" sends. Start with --allowed-host NAME to let its host in.`,
        );
      }
    },
  };
}

function nameOf(origin: string): string | undefined {
  try {
    return plain(new URL(origin).hostname);
  } catch {
    return undefined;
  }
}

/** An IPv6 address without its brackets. */
function plain(name: string): string {
  return name.replace(/^\[(.*)\]$/, "$1");
}

function isLoopback(name: string): boolean {
  return (
    name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}
