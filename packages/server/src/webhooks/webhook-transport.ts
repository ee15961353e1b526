/** What is sent to an endpoint, signed. */
export interface WebhookRequest {
  readonly url: string;
  /** The endpoint's setting: whether the address may be one in your own network. */
  readonly allowPrivateNetwork?: boolean | undefined;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  readonly deadlineMs: number;
}

/** How a try has ended: with an HTTP status, or without an answer. */
export type PostedWebhook = { readonly status: number } | { readonly failure: string };

/** Posts an event once and never rejects. One of your own also decides which addresses it reaches. */
export type WebhookTransport = (request: WebhookRequest) => Promise<PostedWebhook>;
