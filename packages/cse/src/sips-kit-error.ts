/**
 * The base of all errors with a code in the packages for pages; it has its own subpath, so that a page with the
 * gateway's fields does not load the encryption for it. The server's packages have the same base in
 * `@sips-kit/protocol`: the packages for pages depend on none of these. docs/errors.md lists all codes.
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
