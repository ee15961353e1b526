/** Who makes a request: the parts of an HTTP request that identify a buyer. */
export interface Buyer {
  /** The address the request came from, as the framework knows it behind proxies that it trusts. */
  readonly ip: string | undefined;
  /** The request's headers, their names in lower case: the buyer's cookie is one of them. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /**
   * The framework's own request, for what only it has, such as a session. Behind `sipsRouter` it is Express's request.
   */
  readonly request: unknown;
}
