/** What the work comes to, or `aborted` when the signal aborts first: the work itself goes on. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  let abort = (): void => undefined;
  const aborts = new Promise<'aborted'>((resolve) => (abort = () => resolve('aborted')));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work, aborts]);
  } finally {
    // The signal may live much longer than the work.
    signal.removeEventListener('abort', abort);
  }
}
