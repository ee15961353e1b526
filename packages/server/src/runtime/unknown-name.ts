/** Every setting of a function; TypeScript refuses a list that lacks one. */
export type KnownNames<Settings> = { readonly [name in keyof Required<Settings>]: true };

/**
 * A given setting that does not exist: misspelled, it would be ignored without a word.
 *
 * @param refuse makes the error from the name and from what it should hold
 */
export function refuseUnknownName<Settings extends object>(
  given: Settings,
  known: KnownNames<Settings>,
  refuse: (name: string, shouldHold: string) => Error,
): void {
  const name = Object.keys(given).find((one) => !Object.hasOwn(known, one));
  if (name !== undefined) throw refuse(name, `nothing: settings are ${Object.keys(known).join(", ")}`);
}
