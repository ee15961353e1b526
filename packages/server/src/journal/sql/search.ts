import type { AttemptPage, AttemptQuery, FoundAttempt } from "../search-journal.js";
import type { Batch } from "../engine/batch.js";
import { readCapturesDue } from "./captures-due.js";
import type { Database } from "../engine/database.js";
import { isStorable, longestTerm } from "../engine/ids.js";
import { readFound } from "./read-found.js";
import { rangeOf } from "./search-range.js";
import { isListed, isUnderWay } from "./search-rows.js";
import {
  walkAll,
  walkByAmount,
  walkByMethod,
  walkByMethodAndState,
  walkByState,
  walkByText,
  walkCapturesDue,
  walkChecked,
} from "./search-walks.js";
import type { SearchedRow } from "./tables.js";

// A search reads one index, newest first, and filters by everything else. The rows read at once are limited, so that
// payments are not held up, and so are the rows read in all: then the page ends, and the next one continues there.
const mostAtOnce = 500;
const mostInAll = 2_000;

/** Finds a page of attempts. */
export async function searchAttempts(database: Database, query: AttemptQuery): Promise<AttemptPage> {
  const { text, limit } = query;
  if (text !== undefined && !isStorable(text, longestTerm)) return { attempts: [] };
  const walk = walkOf(query);
  const { low, high } = rangeOf(query);
  const found: FoundAttempt[] = [];
  let before = high;
  let size = limit + 1;
  for (let looked = 0; looked < mostInAll; looked += size) {
    size = looked === 0 ? limit + 1 : mostAtOnce;
    const { rows, passed, attempts } = await database.read((batch) =>
      lookOnce(batch, walk, { low, high: before, most: size }, query, limit - found.length),
    );
    found.push(...attempts);
    if (passed !== undefined) return { attempts: found, next: passed };
    before = rows.at(-1)?.reference ?? low;
    if (rows.length < size) return { attempts: found };
  }
  return { attempts: found, next: before };
}

/** A range of references, and how many rows to read. */
type Range = { readonly low: string; readonly high: string; readonly most: number };
type Walk = (batch: Batch, range: Range) => Promise<readonly SearchedRow[]>;

async function lookOnce(batch: Batch, walk: Walk, range: Range, query: AttemptQuery, room: number) {
  const rows = await walk(batch, range);
  const due = await dueOf(batch, rows, query);
  const matching = rows.filter((row) => matches(row, query) && (due === undefined || due.has(row.reference)));
  const taken = matching.slice(0, room).map(({ reference }) => reference);
  const read = await readFound(batch, taken);
  // An attempt may have moved since its row was read.
  const attempts = read.flatMap((one) =>
    one && (query.state === undefined || one.state === query.state)
      ? { ...one, ...(due && { captureDueAt: due.get(one.reference) }) }
      : [],
  );
  // The page is full and there are more matches.
  const passed = matching.length > taken.length ? (taken.at(-1) ?? range.high) : undefined;
  return { rows, attempts, passed };
}

/** Of these payments, those that wait to be validated until before the time that is asked for, and until when. */
async function dueOf(
  batch: Batch,
  rows: readonly SearchedRow[],
  { captureDueBefore }: AttemptQuery,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (captureDueBefore === undefined) return undefined;
  const all = await readCapturesDue(
    batch,
    rows.map(({ reference }) => reference),
  );
  return new Map([...all].filter(([, at]) => at < captureDueBefore));
}

function matches(row: SearchedRow, { state, paymentMethod, amountMinor }: AttemptQuery): boolean {
  return (
    (state === undefined || row.state === state) &&
    (paymentMethod === undefined || row.payment_method === paymentMethod) &&
    (amountMinor === undefined || Number(row.amount_minor) === amountMinor)
  );
}

/** The walk that is likely to read the fewest rows that do not match. */
function walkOf({ text, captureDueBefore, amountMinor, state, paymentMethod }: AttemptQuery): Walk {
  if (text !== undefined) return (batch, range) => walkByText(batch, text, range);
  // Few payments wait at a time.
  if (captureDueBefore !== undefined) return (batch, range) => walkCapturesDue(batch, [range]);
  if (amountMinor !== undefined)
    return (batch, range) => walkByAmount(batch, [{ ...range, value: amountMinor }]);
  if (state !== undefined && isUnderWay(state))
    return (batch, range) => walkChecked(batch, [{ ...range, value: state }]);
  if (state !== undefined && isListed(state)) {
    return paymentMethod === undefined
      ? (batch, range) => walkByState(batch, [{ ...range, value: state }])
      : (batch, range) => walkByMethodAndState(batch, [{ ...range, value: state, method: paymentMethod }]);
  }
  // What is left is `accepted`, as most payments are.
  if (paymentMethod !== undefined)
    return (batch, range) => walkByMethod(batch, [{ ...range, value: paymentMethod }]);
  return (batch, range) => walkAll(batch, [range]);
}
