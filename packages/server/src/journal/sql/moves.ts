import type { Moved } from "../journal.js";
import type { Batch } from "../engine/batch.js";
import type { MoveOf } from "./claims.js";
import type { Group } from "../engine/group-commit.js";
import type { KnownAttempts } from "./known-attempts.js";
import { moveAttempts } from "./move.js";
import { isPlain, moveKnown, type KnownMove } from "./move-known.js";

/**
 * Moves attempts. A plain move of a cached attempt is made without reading it; others, and those of attempts that have
 * changed since, read it first.
 */
export function createMoves(group: Group, known: KnownAttempts): (move: MoveOf) => Promise<Moved> {
  const keyOf = ({ reference }: MoveOf) => reference;
  const tryKnown = group.write(moveEachKnown, ({ before: { reference } }) => reference);
  const lookAndMove = group.write(moveAttempts, keyOf);
  return async ({ reference, move }) => {
    const before = known.get(reference);
    const after = before && isPlain({ before, move }) ? await tryKnown({ before, move }) : undefined;
    const moved: Moved = after ? { kind: "moved", attempt: after } : await lookAndMove({ reference, move });
    if (moved.kind !== "missing") known.keep(moved.attempt);
    return moved;
  };
}

async function moveEachKnown(batch: Batch, moves: readonly KnownMove[]) {
  const moved = moveKnown(batch, moves);
  return () => {
    const after = moved();
    return moves.map(({ before: { reference } }) => after.get(reference));
  };
}
