/** True when the text occurs anywhere in the thing; neither capitals nor accents count. */
export function matches(search: string, thing: unknown): boolean {
  return search === "" || plain(JSON.stringify(thing)).includes(plain(search));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
