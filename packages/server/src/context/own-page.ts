import { ignoreRejection } from "../runtime/ignore-rejection.js";
import { faultName } from "../runtime/fault-name.js";

/**
 * The page that a function of the shop gives, as a path; restricted to the shop's own origin, so that no setting becomes
 * an open redirect. If the function throws, or gives anything else, the buyer is sent to the home page instead of an
 * error, because they may have paid; `failed` is told why.
 */
export function ownPage(publicUrl: string, give: () => unknown, failed: (code: string) => void): string {
  try {
    const given = give();
    ignoreRejection(given);
    // In JavaScript it may be a promise, which would be taken for the name of a page.
    if (typeof given !== "string") throw new TypeError("The page is no text.");
    const { origin } = new URL(publicUrl);
    const url = new URL(given, origin);
    if (url.origin !== origin) throw new TypeError("The page is of another origin.");
    // A path that starts with two slashes would lead to another host.
    return url.pathname.replace(/^\/+/, "/") + url.search + url.hash;
  } catch (error) {
    failed(faultName(error));
    return "/";
  }
}
