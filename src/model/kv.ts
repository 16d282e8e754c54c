// The key-value store: what its keys and values may be, and what can be asked of them.
import { z } from 'zod';
import type { Chain } from './chain';
import { resourceId } from './ids';

/** Longest key, in bytes of UTF-8. */
export const maxKeyBytes = 512;
/** Largest value, in bytes of its JSON. An event carries two of them. */
export const maxValueBytes = 262_144;
/** Longest time that a key is kept: ten years, as the API takes it. */
export const maxTtlMs = 3650 * 86_400_000;

export const collectionName = resourceId;

/** A path of the API, and so no key. */
const reserved = 'watch';

const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Any printable text: `user/42` is one key, its "/" sent as "%2F" in a path. */
export const keyName = () =>
  z
    .string()
    .min(1)
    .refine((key) => Buffer.byteLength(key) <= maxKeyBytes, `must be at most ${maxKeyBytes} bytes of UTF-8`)
    .refine((key) => !unprintable.test(key), 'must be printable characters')
    .refine((key) => key !== reserved, `must not be "${reserved}": the path that tells of changes`);

export interface KvKey {
  collection: string;
  key: string;
}

/** An entry as it stands. */
export interface KvEntry extends KvKey {
  /** JSON text, its numbers as they were sent. */
  value: string;
  /** Of the change that wrote it. */
  revision: number;
  /** RFC 3339. */
  updatedAt: string;
  /** RFC 3339; absent when it stays until it is deleted. */
  expiresAt?: string;
  /** Of the write: its end by time goes on with it, so that a key that is written anew whenever it expires is a loop. */
  chain: Chain;
}

export const kvOperations = ['insert', 'update', 'delete'] as const;
export type KvOperation = (typeof kvOperations)[number];

/**
 * One change of one key. Revisions are of the whole store: they grow by one with every change, in the order of the
 * commits, and never come again, not even when a key is deleted and written anew.
 */
export interface KvChange extends KvKey {
  operation: KvOperation;
  /** Of a `delete` that nobody asked for. */
  reason?: 'expired';
  revision: number;
  /** JSON text; absent for an `insert`. */
  oldValue?: string;
  /** JSON text; absent for a `delete`. */
  newValue?: string;
}

/** What must hold for a write: the key has this revision, is there at all, or is not. */
export type KvCondition = { revision: number } | 'present' | 'absent';

/** `requestId`: asked for again, it is answered as the first time, and written once. */
export type KvMutation = KvKey &
  (
    | { kind: 'put'; value: string; ttlMs?: number; condition?: KvCondition; chain: Chain; requestId?: string }
    | { kind: 'delete'; condition?: KvCondition; chain: Chain; requestId?: string }
    /** Removes the key if its time is over. `bytes`: of its value, when known. */
    | { kind: 'expire'; bytes?: number }
  );

export const requestIdOf = (mutation: KvMutation): string | undefined =>
  mutation.kind === 'expire' ? undefined : mutation.requestId;

/** What became of a mutation. Refused: `revision` is the one the key has, absent when there is no such key. */
export type KvOutcome =
  | { kind: 'written'; operation: KvOperation; revision: number; expiresAtMs?: number }
  | { kind: 'refused'; revision?: number }
  | { kind: 'missing' };
