/** True when the text occurs anywhere in the thing, case-insensitively. */
export function matches(search: string, thing: unknown): boolean {
  return search === "" || JSON.stringify(thing).toLowerCase().includes(search.toLowerCase());
}
