// Storage that asks about each location before it is touched. Those of a table come from its catalog, and those of its
// files from what lies in the table: neither is a reason to open a file of this machine.
import type { Storage } from './storage';

/** `check` throws for a location that must not be touched. */
export function checkedStorage(storage: Storage, check: (location: string) => void): Storage {
  return {
    async put(location, content) {
      check(location);
      await storage.put(location, content);
    },
    async get(location) {
      check(location);
      return storage.get(location);
    },
    async head(location) {
      check(location);
      return storage.head(location);
    },
    async delete(location) {
      check(location);
      await storage.delete(location);
    },
    async *list(folder) {
      check(folder);
      yield* storage.list(folder);
    },
  };
}
