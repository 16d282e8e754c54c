// How a source of type kafka fares in this process, for the API and the metrics.

/**
 * `connecting`: it is on its way to its brokers or into its group; `reason` says what went wrong last.
 * `running`: it reads what it is assigned; `reason` says what a table is held up by.
 * `failed`: it tries again, but somebody has to mend what `reason` says.
 * `offsetLost`: records it was to read are gone; it stands still until somebody decides where it goes on.
 */
export const kafkaStates = ['connecting', 'running', 'failed', 'offsetLost'] as const;
export type KafkaState = (typeof kafkaStates)[number];

export interface KafkaStatus {
  state: KafkaState;
  reason?: string;
  /** Since when it is in this state, RFC 3339. */
  since: string;
  /** Those that this process is assigned. */
  partitions: PartitionStatus[];
}

export interface PartitionStatus {
  topic: string;
  partition: number;
  /** Offset of the next record to take in. */
  position: number;
  /** Offset that the next record will get which is made. */
  end: number;
  /** Records that wait in the partition. */
  lagRecords: number;
  /** Age of the record that was read last, while others wait, or how long they are known to; 0 when none do. */
  lagSeconds?: number;
  /** Why it takes in nothing just now. */
  waitsFor?: string;
}
