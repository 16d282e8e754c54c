/** Of attempts that callers wait for: a queue of their own, so that none waits behind those that nobody waits for. */
export const syncTaskQueue = 'penstock-sync';
