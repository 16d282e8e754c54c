// A source as it is answered: a kafka source with what it does just now.
import { readLosses, type NotedLoss } from '../../ledger/kafka/losses';
import { readSecretNames } from '../../ledger/secrets';
import type { KafkaSource, Source } from '../../model/source';
import type { KafkaStatus } from '../../sources/kafka/status';
import type { ApiDependencies } from '../dependencies';

export interface ShownKafkaSource extends KafkaSource {
  /** Names of the secrets that are set; their values are never read back. */
  secretNames: string[];
  status?: KafkaStatus;
  losses: NotedLoss[];
}

export type ShownSource = Exclude<Source, KafkaSource> | ShownKafkaSource;

export async function shown<Of extends Source>(
  { ledger, kafka }: Pick<ApiDependencies, 'ledger' | 'kafka'>,
  source: Of,
): Promise<Of extends KafkaSource ? ShownKafkaSource : Of>;
export async function shown(
  { ledger, kafka }: Pick<ApiDependencies, 'ledger' | 'kafka'>,
  source: Source,
): Promise<ShownSource> {
  if (source.type !== 'kafka') return source;
  const names = await readSecretNames(ledger.db, [source.id]);
  const status = kafka.statusOf(source.id);
  return {
    ...source,
    secretNames: names.filter(({ sinkId }) => sinkId === '').map(({ name }) => name),
    ...(status && { status }),
    losses: await readLosses(ledger.db, source.id),
  };
}
