import { ignoreRejection } from "../runtime/ignore-rejection.js";

/**
 * The page that a function of the shop gives, as a path; restricted to the shop's own origin, so that no setting becomes
 * an open redirect. If the function throws, or gives anything else, the buyer is sent to the home page instead of an
 * error, because they may have paid; `failed` gets the reason.
 */
export function ownPage(publicUrl: string, give: () => unknown, failed: (fault: unknown) => void): string {
  try {
    const given = give();
    ignoreRejection(given);
    // In JavaScript it may be a promise, whose text would become a path.
    if (typeof given !== "string") throw new TypeError("The page is no text: give a path, such as /result.");
    const { origin } = new URL(publicUrl);
    const url = new URL(given, origin);
    if (url.origin !== origin) {
      throw new TypeError(`The page is on ${url.origin}, and must be on ${origin}, the origin of publicUrl.`);
    }
    // A path that starts with two slashes would lead to another host.
    return url.pathname.replace(/^\/+/, "/") + url.search + url.hash;
  } catch (error) {
    failed(error);
    return "/";
  }
}
