import { keyOf, type TopicPartition } from '../topic-partition';
import type { Follower } from './follower';
import type { Reader } from './tables-of-source';

interface Place {
  one: TopicPartition;
  /** Where it is read. */
  at: number;
  /** How far it was read by whoever was ahead. */
  head: number;
}

/** Where the partitions of a source are read for its tables, and its events if it `takesEvents`. */
export class PlacesRead {
  readonly #places = new Map<string, Place>();

  constructor(
    private readonly reader: Pick<Reader, 'eventsAt' | 'seek'>,
    private readonly takesEvents: boolean,
  ) {}

  get all(): readonly Readonly<Place>[] {
    return [...this.#places.values()];
  }

  of(partition: TopicPartition): Place | undefined {
    return this.#places.get(keyOf(partition));
  }

  /** Begins with a partition where the first of these is, or where the group is at `position`. */
  begin(one: TopicPartition, position: number, followers: Follower[]): void {
    const wanted = followers.map((follower) => follower.positionOf(one) ?? position);
    const at = Math.min(...wanted, ...(this.takesEvents ? [position] : []));
    this.#places.set(keyOf(one), { one, at, head: Math.max(...wanted, position) });
  }

  /** Has each partition read where the first of these goes on. */
  goTo(followers: Follower[]): void {
    for (const place of this.#places.values()) {
      const wanted = this.#wantedBy(followers, place.one);
      if (wanted === Infinity || wanted === place.at) continue;
      place.at = wanted;
      this.reader.seek(place.one, wanted);
    }
  }

  isBehind(follower: Follower): boolean {
    return this.all.some(({ one, head }) => (follower.positionOf(one) ?? head) < head);
  }

  /** Whether these, or the events, would have some partition read from further on. */
  areHeldUp(followers: Follower[]): boolean {
    return this.all.some(({ one, at }) => {
      const wanted = this.#wantedBy(followers, one);
      return wanted !== Infinity && wanted > at;
    });
  }

  /** The same again unless it has moved. */
  standingOf(follower: Follower): string {
    return this.all.map(({ one }) => follower.positionOf(one)).join();
  }

  clear(): void {
    this.#places.clear();
  }

  #wantedBy(followers: Follower[], one: TopicPartition): number {
    return Math.min(
      ...followers.map((follower) => follower.positionOf(one) ?? Infinity),
      (this.takesEvents ? this.reader.eventsAt(one) : undefined) ?? Infinity,
    );
  }
}
