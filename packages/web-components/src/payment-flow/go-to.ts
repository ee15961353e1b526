import { EndpointError } from "../endpoint/endpoint-error.js";

/** Leads the whole page on. Only to a web address: `javascript:` and its like would run in the shop's page. */
export function goTo(url: string): void {
  const address = new URL(url, document.baseURI);
  if (address.protocol !== "https:" && address.protocol !== "http:") {
    throw new EndpointError("ELEMENTS_ENDPOINT_ANSWER", "The server's url is no web address.");
  }
  location.assign(address.href);
}
