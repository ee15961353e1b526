import { methods } from "@sips-kit/protocol";
import type { Exchange } from "../ledger/exchanges.js";
import { carriesCard } from "../replay/test-card-of.js";

/**
 * A call as a command for a shell, against this simulator. A call without card data is sent to the office as it came,
 * with its own seal; of any other, the number was not kept or the token is spent, so the simulator is asked to replay it.
 *
 * @param origin the office's
 */
export function curlCommand(exchange: Exchange, origin: string): string {
  const { id, method, request } = exchange;
  const isWhole = !carriesCard(exchange) && !masked.test(JSON.stringify(request));
  const url = isWhole ? origin + methods[method].path : `${origin}/_control/replay`;
  const body = JSON.stringify(isWhole ? request : { exchange: id });
  return `curl -s ${quoted(url)} -H ${quoted("content-type: application/json")} -d ${quoted(body)}`;
}

/** What redaction leaves of a value. */
const masked = /#{4}|"\*\*\*"|… \(\d+ characters\)/;

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
