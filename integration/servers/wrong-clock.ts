// For a process of a test alone, and before anything else is loaded: the machine's wall clock is wrong.
const machine = Date.now;
let wrongMs = 0;
Date.now = () => machine() + wrongMs;

/** From now on the machine's wall clock is wrong by so many milliseconds. */
export function setWrongClock(ms: number): void {
  wrongMs = ms;
}
