import { EndpointError } from "../endpoint/endpoint-error.js";

/** Resolves a URL from the server. Only http and https: a `javascript:` URL would run in the shop's page. */
export function webAddress(url: string): string {
  const { protocol, href } = new URL(url, document.baseURI);
  if (/^https?:$/.test(protocol)) return href;
  throw new EndpointError("ELEMENTS_ENDPOINT_ANSWER", "The server's url is no web address.");
}
