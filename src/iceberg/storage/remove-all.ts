import type { Storage } from './storage';

/** Removes what nobody knows of yet. What cannot be removed is an orphan, and found as such. */
export const removeAll = async (storage: Storage, locations: string[]): Promise<void> => {
  for (const location of locations) await storage.delete(location).catch(() => undefined);
};
