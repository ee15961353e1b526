import { webAddress } from "./web-address.js";

/** Navigates the whole page. */
export function goTo(url: string): void {
  location.assign(webAddress(url));
}
