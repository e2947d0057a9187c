const lockName = 'multifidus-image-copies';

/** Writes copies: no tab clears any away meanwhile. Ends with the worker that holds it. */
export function whileWriting<T>(write: () => Promise<T>): Promise<T> {
  const { locks } = navigator;
  return locks ? locks.request(lockName, { mode: 'shared' }, write) : write();
}

/**
 * Clears copies away while nobody writes any, in whichever tab. Not done at all where somebody does: what is left lies there
 * until the next time.
 */
export async function alone(clear: () => Promise<void>): Promise<void> {
  const { locks } = navigator;
  if (!locks) return clear();
  await locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock) await clear();
  });
}
