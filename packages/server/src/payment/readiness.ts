import type { Desk } from "./settings.js";
import type { TrackedWork } from "./track-work.js";

const journalMustAnswerMs = 2_000;

/** True when a payment could be taken now: the journal is there, and nobody has begun to stop. */
export async function isReady(desk: Desk, inFlight: TrackedWork): Promise<boolean> {
  if (inFlight.isClosed) return false;
  const answered = desk.journal.limits.blockedUntil(["readiness"]).then(
    () => true,
    () => false,
  );
  let callOff = () => {};
  const late = new Promise<boolean>((resolve) => {
    callOff = desk.timers.after(journalMustAnswerMs, () => resolve(false));
  });
  return Promise.race([answered, late]).finally(callOff);
}
