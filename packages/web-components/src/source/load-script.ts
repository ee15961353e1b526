import { HostedFieldsError } from "./hosted-fields-error.js";

/** Where the gateway's script may come from: these hosts and all below them. A shop can name others. */
export const gatewayHosts: readonly string[] = [
  "sips-services.com",
  "sogenactif.com",
  "mercanet.com",
  "bnpparibas.net",
  "sherlocks-paiement.fr",
  "secure.lcl.fr",
  "scelliusnet.com",
  "worldline.com",
  "worldline-solutions.com",
];

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Loads in progress or done, by address: a second form on the page waits for the first one's. */
const loads = new Map<string, Promise<void>>();

/** Loads the gateway's script once a page. A load that failed is not remembered: the next try is a real one. */
export function loadScript(address: string, hosts: readonly string[], timeoutMs: number): Promise<void> {
  const url = new URL(address, document.baseURI);
  if (!permitted(url, hosts)) {
    return Promise.reject(
      new HostedFieldsError("ELEMENTS_SCRIPT_URL", `${url.host} is not among the hosts of the gateway.`),
    );
  }
  let load = loads.get(url.href);
  if (!load) {
    load = insert(url.href, timeoutMs);
    loads.set(url.href, load);
    load.catch(() => loads.delete(url.href));
  }
  return load;
}

function permitted({ protocol, hostname }: URL, hosts: readonly string[]): boolean {
  if (loopback.test(hostname)) return protocol === "https:" || protocol === "http:";
  return protocol === "https:" && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

function insert(address: string, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const timer = setTimeout(fail, timeoutMs, "ELEMENTS_SCRIPT_TIMEOUT", "did not load in time");
    script.addEventListener("load", () => {
      clearTimeout(timer);
      resolve();
    });
    script.addEventListener("error", () => fail("ELEMENTS_SCRIPT_FAILED", "could not be loaded"));
    script.async = true;
    // Typed as a string in TypeScript's DOM; a TrustedScriptURL is what a page with Trusted Types asks for.
    script.src = trusted(address) as string;
    document.head.append(script);

    function fail(code: "ELEMENTS_SCRIPT_TIMEOUT" | "ELEMENTS_SCRIPT_FAILED", what: string): void {
      clearTimeout(timer);
      script.remove();
      reject(new HostedFieldsError(code, `${address} ${what}.`));
    }
  });
}

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): unknown;
  };
}

let policy: ReturnType<TrustedTypesFactory["createPolicy"]> | undefined;

/** The address has been held against the list of hosts by then. */
function trusted(address: string): unknown {
  // Not yet in TypeScript's DOM.
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  policy ??= trustedTypes?.createPolicy("sips-kit", { createScriptURL: (url) => url });
  return policy ? policy.createScriptURL(address) : address;
}
