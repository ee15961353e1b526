/** Waits until all earlier holders have released; returns the release function. */
export type Acquire = () => Promise<() => void>;

/** A mutex with first-in, first-out order. */
export function createMutex(): Acquire {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let end = () => {};
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  };
}
