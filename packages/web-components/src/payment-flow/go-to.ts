import { webAddress } from "./web-address.js";

/** Leads the whole page on. */
export function goTo(url: string): void {
  location.assign(webAddress(url));
}
