import { EndpointError } from "../endpoint/endpoint-error.js";

/** The whole address of what the server names. Only of the web: `javascript:` and its like would run in the shop's page. */
export function webAddress(url: string): string {
  const { protocol, href } = new URL(url, document.baseURI);
  if (/^https?:$/.test(protocol)) return href;
  throw new EndpointError("ELEMENTS_ENDPOINT_ANSWER", "The server's url is no web address.");
}
