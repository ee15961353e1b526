/** What one lease has given. */
export interface Taken<Batch> {
  readonly batch: Batch;
  /** True when there may be more. */
  readonly isFull: boolean;
}

/**
 * Takes batch after batch until one is not full. From the first full one, there are two lanes: while one waits for the
 * journal, the other one works. A round that finds little asks the journal once.
 */
export async function inTwoLanes<Batch>(
  take: () => Promise<Taken<Batch>>,
  work: (batch: Batch) => Promise<void>,
): Promise<void> {
  const goOn = async ({ batch, isFull }: Taken<Batch>): Promise<void> => {
    await work(batch);
    if (isFull) await goOn(await take());
  };
  const first = await take();
  await Promise.all([goOn(first), ...(first.isFull ? [take().then(goOn)] : [])]);
}
