/** True when the text is to be found anywhere in the thing, whatever its case. */
export function matches(search: string, thing: unknown): boolean {
  return search === "" || JSON.stringify(thing).toLowerCase().includes(search.toLowerCase());
}
