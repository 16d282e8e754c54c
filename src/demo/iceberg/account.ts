// Whether every record is accounted for: what was made, what the table has, and what was set aside.

export interface Accounts {
  /** `event_id` of each record that is to become a row. */
  good: Set<string>;
  /** Of each record that is to be set aside: its place, `topic/partition/offset`. */
  poison: Set<string>;
  /** Rows as the table's manifests count them. */
  rowsInManifests: number;
  /** `event_id` of each row as the data files have it, in any order. */
  idsInFiles: string[];
  /** Places of the records that became dead letters. */
  setAside: string[];
}

/** Lists of ids or places, or lines for people; where all is well, each is empty. */
export interface Differences {
  /** Records that have no row. */
  missing: string[];
  /** Rows beyond the first of a record: an id for each of them. */
  duplicates: string[];
  /** Anything else on which they do not agree. */
  wrong: string[];
}

export function differences({ good, poison, rowsInManifests, idsInFiles, setAside }: Accounts): Differences {
  const found = new Set(idsInFiles);
  const dead = new Set(setAside);
  const counted = `the manifests count ${rowsInManifests} rows, and the data files have ${idsInFiles.length}`;
  return {
    missing: [...good].filter((id) => !found.has(id)),
    duplicates: beyondTheFirst(idsInFiles),
    wrong: [
      ...(rowsInManifests === idsInFiles.length ? [] : [counted]),
      ...[...found].filter((id) => !good.has(id)).map((id) => `${id} is a row, and no such record was made`),
      ...[...poison].filter((place) => !dead.has(place)).map((place) => `${place} is poison, and no dead letter`),
      ...[...dead].filter((place) => !poison.has(place)).map((place) => `${place} is a dead letter, and no poison`),
      ...beyondTheFirst(setAside).map((place) => `${place} is a dead letter more than once`),
    ],
  };
}

function beyondTheFirst(all: string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.size === seen.add(one).size);
}
