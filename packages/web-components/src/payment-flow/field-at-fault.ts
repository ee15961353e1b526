import { EndpointError } from "../endpoint/endpoint-error.js";

/** The field whose value the server has rejected, if it is one of these. */
export function fieldAtFault<Field extends { readonly field: string }>(
  fields: readonly Field[] | undefined,
  error: unknown,
): Field | undefined {
  const wrong = error instanceof EndpointError && error.problem["field"];
  return fields?.find((one) => one.field === wrong);
}
