import { filter } from '../../model/filter';
import { kafkaSourceConfig } from '../../model/kafka-source';
import { policy } from '../../model/policy';
import { httpSourceConfig } from '../../model/source';
import { accessToken, auditEntry, session, user } from '../access/answers';
import { version } from '../changes/answers';
import { attempt, delivery } from '../deliveries/answers';
import { acceptedEvent, event, listedEvent } from '../events/answers';
import { errorAnswer } from '../refusal';
import { sink } from '../sinks/answers';
import { brokenSource, source } from '../sources/answers';
import { rejectedRecord } from '../sources/kafka-answers';
import { statistics } from '../statistics-answers';

export const components = {
  HttpSourceConfig: httpSourceConfig,
  KafkaSourceConfig: kafkaSourceConfig,
  RejectedRecord: rejectedRecord,
  Policy: policy,
  Source: source,
  BrokenSource: brokenSource,
  Sink: sink,
  Version: version,
  Filter: filter,
  Event: event,
  ListedEvent: listedEvent,
  AcceptedEvent: acceptedEvent,
  Delivery: delivery,
  Attempt: attempt,
  Statistics: statistics,
  User: user,
  Session: session,
  AccessToken: accessToken,
  AuditEntry: auditEntry,
  Error: errorAnswer,
};
