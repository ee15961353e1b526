/** Rejects with the error when the promise takes longer; always clears the timer. */
export function within<T>(timeoutMs: number, promise: Promise<T>, late: Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, timeoutMs, late);
    void promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
