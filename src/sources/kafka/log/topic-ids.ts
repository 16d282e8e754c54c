// By what brokers tell a topic from one of the same name that was deleted: its id, which kafkajs does not ask for.
import type { Admin } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder';
import Encoder from 'kafkajs/src/protocol/encoder';
import metadata from 'kafkajs/src/protocol/requests/metadata';
import responseBefore from 'kafkajs/src/protocol/requests/metadata/v6/response';
import type { TopicPartition } from '../topic-partition';

/** The first version of the request for metadata that is answered with ids, by Kafka 2.8 and newer. */
const version = 10;
const newestOfKafkajs = 6;
const apiKey = 3;
const noId = '00000000-0000-0000-0000-000000000000';
const withOperations = false;

/** Brokers that know no ids are asked as before. */
export function askForTopicIds(): void {
  const before = metadata.protocol;
  metadata.versions = [...metadata.versions, String(version)];
  metadata.protocol = ({ version: spoken }) =>
    spoken >= version ? protocol : before({ version: Math.min(spoken, newestOfKafkajs) });
}

export interface PartitionOfTopic extends TopicPartition {
  /** Absent where the brokers know no ids. */
  topicId?: string;
}

export const hasId = <T extends PartitionOfTopic>(one: T): one is T & { topicId: string } => one.topicId !== undefined;

export const withIds = <T extends TopicPartition>(
  partitions: T[],
  ids: Map<string, string>,
): (T & PartitionOfTopic)[] =>
  partitions.map((one) => {
    const topicId = ids.get(one.topic);
    return { ...one, ...(topicId !== undefined && { topicId }) };
  });

/** By topic; those whose brokers know no ids are left out. */
export async function topicIdsOf(admin: Admin, topics: string[]): Promise<Map<string, string>> {
  const found = await admin.fetchTopicMetadata({ topics });
  return new Map(
    found.topics.flatMap(({ name, partitions }) => {
      const { topicId } = (partitions[0] ?? {}) as { topicId?: string };
      return topicId === undefined || topicId === noId ? [] : [[name, topicId]];
    }),
  );
}

interface Wanted {
  /** None of them are all. */
  topics: string[];
  allowAutoTopicCreation?: boolean;
}

const protocol = ({ topics, allowAutoTopicCreation = true }: Wanted) => ({
  request: {
    apiKey,
    apiVersion: version,
    apiName: 'Metadata',
    encode: () => Promise.resolve(encodeRequest(topics, allowAutoTopicCreation)),
  },
  response: { decode: decodeMetadata, parse: responseBefore.parse },
});

const noTags = 0;

/** https://kafka.apache.org/protocol.html#The_Messages_Metadata; the first of its tags is of the header. */
function encodeRequest(topics: string[], allowAutoTopicCreation: boolean): Encoder {
  const named = topics.map((topic) =>
    new Encoder()
      .writeInt32(0)
      .writeInt32(0)
      .writeInt32(0)
      .writeInt32(0)
      .writeUVarIntString(topic)
      .writeUVarInt(noTags),
  );
  return new Encoder()
    .writeUVarInt(noTags)
    .writeUVarIntArray(named.length > 0 ? named : null)
    .writeBoolean(allowAutoTopicCreation)
    .writeBoolean(withOperations)
    .writeBoolean(withOperations)
    .writeUVarInt(noTags);
}

export function decodeMetadata(bytes: Buffer): Promise<unknown> {
  const decoder = new Decoder(bytes);
  decoder.readTaggedFields();
  const clientSideThrottleTime = decoder.readInt32();
  const brokers = decoder.readUVarIntArray(readBroker);
  const clusterId = decoder.readUVarIntString();
  const controllerId = decoder.readInt32();
  const topicMetadata = decoder.readUVarIntArray(readTopic) ?? [];
  return Promise.resolve({ throttleTime: 0, clientSideThrottleTime, brokers, clusterId, controllerId, topicMetadata });
}

const readBroker = (decoder: Decoder) =>
  withTags(decoder, {
    nodeId: decoder.readInt32(),
    host: decoder.readUVarIntString(),
    port: decoder.readInt32(),
    rack: decoder.readUVarIntString(),
  });

function readTopic(decoder: Decoder) {
  const topicErrorCode = decoder.readInt16();
  const topic = decoder.readUVarIntString();
  const topicId = readUuid(decoder);
  const isInternal = decoder.readBoolean();
  // All that kafkajs hands on of a topic is its partitions.
  const partitionMetadata = decoder.readUVarIntArray((one) => ({ ...readPartition(one), topicId })) ?? [];
  const authorizedOperations = decoder.readInt32();
  return withTags(decoder, { topicErrorCode, topic, topicId, isInternal, partitionMetadata, authorizedOperations });
}

const readPartition = (decoder: Decoder) =>
  withTags(decoder, {
    partitionErrorCode: decoder.readInt16(),
    partitionId: decoder.readInt32(),
    leader: decoder.readInt32(),
    leaderEpoch: decoder.readInt32(),
    replicas: readNodes(decoder),
    isr: readNodes(decoder),
    offlineReplicas: readNodes(decoder),
  });

const readNodes = (decoder: Decoder) => decoder.readUVarIntArray((one) => one.readInt32()) ?? [];

/** Each object of an answer ends with tags, none of which this version has. */
function withTags<T>(decoder: Decoder, read: T): T {
  decoder.readTaggedFields();
  return read;
}

function readUuid(decoder: Decoder): string {
  const hex = [0, 1, 2, 3].map(() => (decoder.readInt32() >>> 0).toString(16).padStart(8, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
