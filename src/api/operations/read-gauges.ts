import type { ApiDependencies } from '../dependencies';
import { kafkaGauges } from './kafka-gauges';
import { ledgerGauges } from './metrics';
import { readLedgerGauges } from './read-ledger-gauges';

/** Sets gauges to what is known now, without a ledger too; answers whether the ledger has told all of its own. */
export type ReadGauges = (isLedgerUp: boolean) => Promise<boolean>;

/** Of sinks, sources and slots, as a gateway tells them. */
export function gatewayGauges({ registry, ledger, kafka }: ApiDependencies): ReadGauges {
  const ofLedger = ledgerGauges(registry);
  const readKafkaGauges = kafkaGauges(registry, ledger.db, kafka);
  return async (isLedgerUp) => {
    const hasTold = await readLedgerGauges(ledger.db, isLedgerUp, ofLedger);
    await readKafkaGauges(isLedgerUp);
    return hasTold;
  };
}
