/**
 * The base of all errors with a code, in the packages that run in Node; the packages for pages have the same one in
 * `@sips-kit/cse`. The code identifies the fault and is never renamed; docs/errors.md lists all of them.
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
