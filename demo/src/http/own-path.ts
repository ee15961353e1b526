/** A redirect target within the shop, never on another site. */
export function ownPath(path: string): string {
  const base = "http://shop.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, base)) return "/";
  const { origin, pathname, search } = new URL(path, base);
  // A path that begins with two slashes, such as the rest of "/.//elsewhere.example", is another host to a browser.
  return origin === base && !pathname.startsWith("//") ? pathname + search : "/";
}
