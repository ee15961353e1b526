/** Waits until all who came before have ended their turn; gives the function that ends one's own. */
export type Acquire = () => Promise<() => void>;

/** Lets one at a time have something, in the order in which they came. */
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
