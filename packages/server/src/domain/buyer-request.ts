/**
 * What this package reads of an HTTP request, whatever the framework; requests of Node and Express fit. The shop's own
 * functions get the framework's request itself.
 */
export interface BuyerRequest {
  /** The buyer's address, as a framework finds it behind proxies that it trusts. Default: the socket's. */
  readonly ip?: string | undefined;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly socket?: { readonly remoteAddress?: string | undefined } | undefined;
}
