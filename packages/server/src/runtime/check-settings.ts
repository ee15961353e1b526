import { nearestTo } from "./nearest.js";

/** What a setting must hold; true where that is checked elsewhere. */
type Shape = true | { readonly fits: (value: unknown) => boolean; readonly shouldHold: string };

/** Every setting of a function; TypeScript refuses a list that lacks one. */
export type Shapes<Settings> = { readonly [name in keyof Required<Settings>]: Shape };

export const aFunction: Shape = { fits: (value) => typeof value === "function", shouldHold: "a function" };
export const aText: Shape = { fits: (value) => typeof value === "string", shouldHold: "a text" };
export const anObject: Shape = { fits: isObject, shouldHold: "an object" };
/** The text "false" would count as true. */
export const trueOrFalse: Shape = {
  fits: (value) => typeof value === "boolean",
  shouldHold: "true or false",
};
export const milliseconds: Shape = {
  fits: (value) => Number.isFinite(value) && Number(value) >= 0,
  shouldHold: "milliseconds, from 0",
};

export const positive: Shape = {
  fits: (value) => Number.isFinite(value) && Number(value) > 0,
  shouldHold: "a number above 0",
};

/** One of these texts. */
export function oneOf(...texts: readonly string[]): Shape {
  return { fits: (value) => texts.some((text) => text === value), shouldHold: texts.join(" or ") };
}

/**
 * Settings come from files, environments and JavaScript: a misspelled one would be ignored without a word, and one of a
 * wrong type fail at the first payment.
 *
 * @param refuse makes the error from the name of the setting, or "" for all of them, and from what it should hold
 */
export function checkSettings<Settings extends object>(
  given: Settings,
  shapes: Shapes<Settings>,
  refuse: (name: string, shouldHold: string) => Error,
): void {
  const names = Object.keys(shapes);
  if (!isObject(given)) throw refuse("", `an object with settings among ${names.join(", ")}`);
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(shapes, name)) throw refuse(name, `nothing: ${meantBy(name, names)}`);
    // The name is one of the list's own.
    const shape = shapes[name as keyof Settings];
    if (value !== undefined && shape !== true && !shape.fits(value)) throw refuse(name, shape.shouldHold);
  }
}

/** What a setting that does not exist may have been meant as. */
function meantBy(name: string, names: readonly string[]): string {
  const nearest = nearestTo(name, names);
  const guess = nearest === undefined ? "" : `perhaps ${nearest} is meant; `;
  return `${guess}settings are ${names.join(", ")}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
