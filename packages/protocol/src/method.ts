import type { FieldTable, ValueOf } from "./field.js";
import type { FieldFault } from "./field-fault.js";
import type { JsonObject } from "./json.js";

/** The fields of a request, by how much the gateway needs them. */
export interface RequestTable {
  /** Always needed. */
  readonly required: FieldTable;
  /** Needed in some cases, which `rules` state where we know them. */
  readonly conditional: FieldTable;
  readonly optional: FieldTable;
}

/**
 * The effect of a call: `read` changes nothing and may be sent again; `open` begins something that costs nothing until
 * it is completed; `money` moves money; `change` alters wallets, mandates or fraud lists.
 */
export type Effect = "read" | "open" | "money" | "change";

/** The field of an answer that carries its result; each family of methods has its own. */
export type ResultField =
  | "responseCode"
  | "redirectionStatusCode"
  | "walletResponseCode"
  | "mandateResponseCode"
  | "fraudResponseCode"
  | "paymentMeanInfoResponseCode"
  | "getTransDataResponseCode";

/** A condition over several fields; returns the faults it finds. */
export type Rule = (body: JsonObject) => readonly FieldFault[];

/** One method of the gateway. */
export interface MethodDefinition<R extends RequestTable = RequestTable, A extends FieldTable = FieldTable> {
  readonly name: string;
  /** Path after the host, such as `/rs-services/v2/checkout/cardOrder`. */
  readonly path: string;
  /** Announced version, such as `IR_WS_2.53`. */
  readonly interfaceVersion: string;
  readonly resultField: ResultField;
  readonly effect: Effect;
  readonly summary: string;
  readonly request: R;
  readonly rules: readonly Rule[];
  readonly answer: A;
  /** Names of fields whose existence or format no trustworthy source confirms. */
  readonly uncertain: readonly string[];
}

/** Declares a method; returns it unchanged, with its fields known to the type. */
export function defineMethod<const R extends RequestTable, const A extends FieldTable>(
  definition: MethodDefinition<R, A>,
): MethodDefinition<R, A> {
  return definition;
}

/** What a caller gives to a method; the client adds the envelope (shop, version, key, seal). */
export type RequestOfDefinition<D extends MethodDefinition> = Shown<
  { readonly [K in keyof D["request"]["required"]]: ValueOf<D["request"]["required"][K]> } & {
    readonly [K in keyof D["request"]["conditional"]]?: ValueOf<D["request"]["conditional"][K]> | undefined;
  } & {
    readonly [K in keyof D["request"]["optional"]]?: ValueOf<D["request"]["optional"][K]> | undefined;
  }
>;

/** What a method answers: known fields by their types, each of which may be absent, and unknown ones as `unknown`. */
export type AnswerOfDefinition<D extends MethodDefinition> = Shown<{
  readonly [K in keyof D["answer"]]?: Answered<ValueOf<D["answer"][K]>>;
}> &
  UnknownFields;

/**
 * A value as it may be received: codes may be newer than our lists, even closed ones, and containers may have more
 * fields.
 */
type Answered<T> = T extends string
  ? string extends T
    ? T
    : T | (string & Record<never, never>)
  : T extends readonly (infer E)[]
    ? readonly Answered<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Answered<T[K]> } & UnknownFields
      : T;

interface UnknownFields {
  readonly [unknownField: string]: unknown;
}

type Shown<T> = { [K in keyof T]: T[K] };

/** All fields of a request in one table, required or not. */
export function requestFields(definition: MethodDefinition): FieldTable {
  const { required, conditional, optional } = definition.request;
  return { ...required, ...conditional, ...optional };
}
