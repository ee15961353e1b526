/** The http(s) origin that a text names, if any; a file or a sandbox has none ("null"). */
export function webOrigin(text: string | null | undefined): string | undefined {
  try {
    const { protocol, origin } = new URL(text ?? "");
    return protocol === "http:" || protocol === "https:" ? origin : undefined;
  } catch {
    return undefined;
  }
}
