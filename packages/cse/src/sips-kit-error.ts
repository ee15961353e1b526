/**
 * The base of all errors with a code in the packages for pages; it has a subpath of its own, so that a page which shows
 * the gateway's fields loads no encryption for it. The server's packages have the same base in `@sips-kit/protocol`: the
 * packages for pages depend on none of these. docs/errors.md lists all codes.
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
