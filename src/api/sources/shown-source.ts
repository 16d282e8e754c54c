// A source as it is answered: a kafka source with what it does just now.
import { readLosses, type NotedLoss } from '../../ledger/kafka/losses';
import type { Database } from '../../ledger/ledger';
import { readSecretNames } from '../../ledger/secrets/secrets';
import { isSound } from '../../ledger/resources/sources';
import type { BrokenSource, KafkaSource, Source } from '../../model/source';
import type { KafkaStatus } from '../../sources/kafka/status';
import type { ApiDependencies } from '../dependencies';

export interface ShownKafkaSource extends KafkaSource {
  /** Names of the secrets that are set; their values are never read back. */
  secretNames: string[];
  status?: KafkaStatus;
  losses: NotedLoss[];
}

export type ShownSource = Exclude<Source, KafkaSource> | ShownKafkaSource;

interface Shows extends Pick<ApiDependencies, 'kafka'> {
  db: Database;
}

export async function shown(by: Shows, source: KafkaSource): Promise<ShownKafkaSource>;
export async function shown(by: Shows, source: Source): Promise<ShownSource>;
export async function shown(by: Shows, source: Source | BrokenSource): Promise<ShownSource | BrokenSource>;
export async function shown({ db, kafka }: Shows, source: Source | BrokenSource): Promise<ShownSource | BrokenSource> {
  if (!isSound(source) || source.type !== 'kafka') return source;
  const names = await readSecretNames(db, [source.id]);
  const status = kafka.statusOf(source.id);
  return {
    ...source,
    secretNames: names.filter(({ sinkId }) => sinkId === '').map(({ name }) => name),
    ...(status && { status }),
    losses: await readLosses(db, source.id),
  };
}
