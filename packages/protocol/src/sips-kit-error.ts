/**
 * The base of all errors with a code, in every package of the kit. The code tells faults apart and is never renamed;
 * docs/errors.md lists all of them. It has a subpath of its own: a browser that needs it loads nothing else.
 *
 * @example
 * if (error instanceof SipsKitError) log(error.code);
 */
export class SipsKitError<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
