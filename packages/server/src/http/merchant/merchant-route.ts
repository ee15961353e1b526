import type { Response } from "express";
import * as v from "valibot";
import type { Payments } from "../../payments/payments.js";
import type { MerchantAction, MerchantSubject } from "./merchant-action.js";

/** A schema of valibot whose output is T. */
export type Schema<T = unknown> = v.GenericSchema<unknown, T>;

/** A schema of named fields. */
export type ObjectSchema = Schema<Input> & { readonly entries: v.ObjectEntries };

/** Who acts, as `authorize` says; the request cannot set it. */
export interface Who {
  readonly by?: string;
}

/** Says what a request is about; of what it only names, such as a credit, the journal knows more. */
type SubjectOf<I> = (input: I, payments: Payments) => MerchantSubject | Promise<MerchantSubject>;

/** What a route's schemas have read of a request. */
export interface Input {
  readonly [name: string]: unknown;
}

/** One of the merchant's routes: what the router serves and what the OpenAPI document says, from one declaration. */
export interface MerchantRoute<I = Input> {
  readonly method: "get" | "post";
  /** With its parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly action: MerchantAction;
  /** One sentence for the document. */
  readonly summary: string;
  /** The parameters of the path. */
  readonly params: ObjectSchema;
  /** The parameters of the query string. */
  readonly query: ObjectSchema;
  readonly body: Schema | undefined;
  /** Fields of the body whose digits may look like a card number. */
  readonly mayLookLikeCards?: readonly string[];
  /** The answer's body; for a file, its type. */
  readonly answer: Schema | "text/csv" | "application/pdf";
  /** What a request is about. */
  readonly subject: SubjectOf<I>;
  /** What else a request does, that has an action of its own: it needs permission for both. */
  readonly alsoNeeds?: (input: I) => MerchantAction | undefined;
  /** Answers a request. Throws PaymentError. */
  readonly handle: (payments: Payments, input: I, who: Who, response: Response) => Promise<unknown>;
}

type Entries = v.ObjectEntries;
type Output<E extends Entries> = v.InferOutput<v.StrictObjectSchema<E, undefined>>;

interface Declared<P extends Entries, Q extends Entries, B, I> extends Pick<
  MerchantRoute,
  "action" | "summary" | "answer" | "mayLookLikeCards"
> {
  readonly params?: P;
  readonly query?: Q;
  /** True where the handler checks the query itself, unknown parameters included. */
  readonly checksQuery?: true;
  readonly body?: Schema<B>;
  readonly subject?: SubjectOf<I>;
  readonly alsoNeeds?: (input: I) => MerchantAction | undefined;
  readonly handle: MerchantRoute<I>["handle"];
}

/** Declares a route that reads. */
export function get<P extends Entries = Record<never, never>, Q extends Entries = Record<never, never>>(
  path: string,
  declared: Declared<P, Q, undefined, Output<P> & Output<Q>>,
): MerchantRoute {
  return route("get", path, declared);
}

/** Declares a route that changes something; its input is a JSON object. */
export function post<B extends object, P extends Entries = Record<never, never>>(
  path: string,
  declared: Declared<P, Record<never, never>, B, Output<P> & B> & { readonly body: Schema<B> },
): MerchantRoute {
  return route("post", path, declared);
}

function route<P extends Entries, Q extends Entries, B, I extends MerchantSubject>(
  method: "get" | "post",
  path: string,
  { params, query, checksQuery, body, subject = subjectIn, ...declared }: Declared<P, Q, B, I>,
): MerchantRoute {
  return {
    ...declared,
    method,
    path,
    subject,
    params: v.strictObject(params ?? {}),
    query: checksQuery ? v.looseObject(query ?? {}) : v.strictObject(query ?? {}),
    body,
    // The router passes what these very schemas have read.
  } as unknown as MerchantRoute;
}

/** The parts of an input that have the names of a subject's. */
export function subjectIn(input: MerchantSubject): MerchantSubject {
  const { reference, orderId, customerId, merchantWalletId, paymentMeanId, mandateId } = input;
  const { idempotencyKey, list, level, amountMinor, currencyCode } = input;
  return {
    reference,
    orderId,
    customerId,
    merchantWalletId,
    paymentMeanId,
    mandateId,
    idempotencyKey,
    list,
    level,
    amountMinor,
    currencyCode,
  };
}
