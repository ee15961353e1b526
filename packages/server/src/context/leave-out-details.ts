import type { JsonObject } from "@sips-kit/protocol";
import { GatewayRequestError } from "../gateway/errors.js";

/** Fields that describe buyer and basket, and differ from order to order. What the shop itself chooses must fit. */
const descriptive: ReadonlySet<string> = new Set([
  "billingAddress",
  "billingContact",
  "customerAccountHistoric",
  "customerAddress",
  "customerContact",
  "customerData",
  "deliveryAddress",
  "deliveryContact",
  "deliveryData",
  "shoppingCartDetail",
  "travelContext",
]);

/**
 * Makes a call. If our checks reject nothing of it but details, such as a street that is too long for its field, makes it
 * without them: a long address must not keep anybody from paying. Nothing was sent before.
 *
 * @param onLeftOut receives what was wrong: fields and rules, never values
 */
export async function leaveOutDetails<R extends object, A>(
  request: R,
  call: (request: R) => Promise<A>,
  onLeftOut: (what: string) => void,
): Promise<A> {
  try {
    return await call(request);
  } catch (error) {
    if (!(error instanceof GatewayRequestError)) throw error;
    const fields = error.faults.map(({ field }) => field);
    if (!fields.every((field) => descriptive.has(topOf(field)))) throw error;
    onLeftOut(error.faults.map(({ message }) => message).join(" "));
    return call(fields.reduce(without, request));
  }
}

/** The request without a field of it, or of one of its containers; of anything deeper, without the whole container. */
function without<R extends object>(request: R, path: string): R {
  const top = topOf(path);
  const inner = path.slice(top.length + 1);
  const { [top]: container, ...rest } = request as JsonObject;
  if (!/^\w+$/.test(inner) || typeof container !== "object" || container === null) return rest as R;
  const { [inner]: _left, ...kept } = container as JsonObject;
  return { ...rest, [top]: kept } as R;
}

function topOf(path: string): string {
  return /^\w+/.exec(path)?.[0] ?? "";
}
