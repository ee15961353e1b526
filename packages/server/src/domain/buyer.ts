/** Who asks: what of an HTTP request tells one buyer from another. */
export interface Buyer {
  /** The address the request came from, as the framework knows it behind proxies that it trusts. */
  readonly ip: string | undefined;
  /** The request's headers, their names in lower case: the buyer's cookie is one of them. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** The framework's own request, for what only it knows, such as a session: Express's behind `sipsRouter`. */
  readonly request: unknown;
}
