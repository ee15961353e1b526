import { HostedFieldsError } from "./hosted-fields-error.js";
import { isLoopback } from "./is-loopback.js";
import { within } from "./within.js";

/** Where the gateway's script may come from: these hosts and all their subdomains. A shop can name others. */
export const gatewayHosts: readonly string[] = [
  "sips-services.com",
  "sogenactif.com",
  "mercanet.com",
  "mercanet.bnpparibas.net",
  "secure.lcl.fr",
];

const scriptMs = 15_000;

/** Loads in progress or done, by address: a second form on the page waits for the first one's. */
const loads = new Map<string, Promise<void>>();

/** Loads the gateway's script once per page. A failed load is not cached, so the next try loads again. */
export async function loadScript(address: string, hosts: readonly string[]): Promise<void> {
  const url = new URL(address, document.baseURI);
  if (!permitted(url, hosts)) throw new HostedFieldsError("ELEMENTS_SCRIPT_URL", {}, url.host);
  const load = loads.get(url.href) ?? insert(url.href);
  loads.set(url.href, load);
  load.catch(() => loads.delete(url.href));
  return load;
}

function permitted({ protocol, hostname }: URL, hosts: readonly string[]): boolean {
  // Always a web address; plain http never leaves the machine.
  if (isLoopback(hostname)) return /^https?:$/.test(protocol);
  return protocol === "https:" && hosts.some((host) => `.${hostname}`.endsWith(`.${host}`));
}

async function insert(address: string): Promise<void> {
  const script = document.createElement("script");
  // Typed as a string in TypeScript's DOM; a page with Trusted Types requires a TrustedScriptURL.
  script.src = trusted(address) as string;
  const loaded = new Promise<unknown>((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () =>
      reject(new HostedFieldsError("ELEMENTS_SCRIPT_FAILED", {}, address)),
    );
  });
  document.head.append(script);
  try {
    await within(scriptMs, loaded, new HostedFieldsError("ELEMENTS_SCRIPT_TIMEOUT", {}, address));
  } catch (error) {
    script.remove();
    throw error;
  }
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

/** The address has been checked against the list of hosts before. */
function trusted(address: string): unknown {
  // Not yet in TypeScript's DOM.
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  policy ??= trustedTypes?.createPolicy("sips-kit", { createScriptURL: (url) => url });
  return policy?.createScriptURL(address) ?? address;
}
