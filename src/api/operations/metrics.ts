// Numbers for Prometheus, under names that begin with penstock_.
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ErrorCode } from '../../model/errors';
import type { Accept } from '../../sources/accept';

const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

export interface RequestMetrics {
  refused: (code: ErrorCode) => void;
  /** Measures every request that `app` answers. */
  measure: (app: FastifyInstance) => void;
}

/** The same accept, counted. */
export function countAccepted(registry: Registry, accept: Accept): Accept {
  const registers = [registry];
  const accepted = new Counter({
    name: 'penstock_events_accepted_total',
    help: 'Events taken in for the first time',
    labelNames: ['source'],
    registers,
  });
  const duplicates = new Counter({
    name: 'penstock_events_duplicate_total',
    help: 'Events that were known already',
    labelNames: ['source'],
    registers,
  });
  return async (source, events, caller) => {
    const results = await accept(source, events, caller);
    const repeated = results.filter(({ duplicate }) => duplicate).length;
    accepted.inc({ source: source.source.id }, results.length - repeated);
    duplicates.inc({ source: source.source.id }, repeated);
    return results;
  };
}

export function requestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const refusals = new Counter({
    name: 'penstock_requests_refused_total',
    help: 'Requests answered with an error, by its code',
    labelNames: ['code'],
    registers,
  });
  const durations = new Histogram({
    name: 'penstock_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers,
  });

  return {
    refused: (code) => refusals.inc({ code }),
    measure: (app) =>
      void app.addHook('onResponse', (request, reply, done) => {
        const route = request.routeOptions.url ?? 'unknown';
        durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
        done();
      }),
  };
}

/** Of what Penstock stands on. */
export function upGauge(registry: Registry, name: 'engine' | 'ledger'): Gauge {
  return new Gauge({ name: `penstock_${name}_up`, help: `1 when the ${name} answers`, registers: [registry] });
}

export interface LedgerGauges {
  deliveries: Gauge;
  accepted: Gauge;
  failedAttempts: Gauge;
  bytes: Gauge;
  breaker: Gauge;
  paused: Gauge;
  tokenExpires: Gauge;
  groups: Gauge;
  oldestEvent: Gauge;
  slots: Gauge;
  slotsInUse: Gauge;
  outboxUp: Gauge;
  outboxWaiting: Gauge;
  outboxFailed: Gauge;
  outboxLag: Gauge;
}

export function ledgerGauges(registry: Registry): LedgerGauges {
  const labelNames = ['source', 'sink'];
  const registers = [registry];
  return {
    deliveries: new Gauge({
      name: 'penstock_sink_deliveries',
      help: 'Deliveries of a sink by state',
      labelNames: [...labelNames, 'state'],
      registers,
    }),
    accepted: new Gauge({
      name: 'penstock_sink_accepted',
      help: 'Deliveries a sink was ever given',
      labelNames,
      registers,
    }),
    failedAttempts: new Gauge({
      name: 'penstock_sink_failed_attempts',
      help: 'Failed attempts of a sink',
      labelNames,
      registers,
    }),
    bytes: new Gauge({ name: 'penstock_sink_bytes', help: 'Bytes of the events of a sink', labelNames, registers }),
    breaker: new Gauge({
      name: 'penstock_sink_breaker',
      help: 'The circuit breaker of a sink: 0 closed, 1 half-open, 2 open',
      labelNames,
      registers,
    }),
    paused: new Gauge({ name: 'penstock_sink_paused', help: '1 when a sink is paused', labelNames, registers }),
    tokenExpires: new Gauge({
      name: 'penstock_sink_token_expires_timestamp_seconds',
      help: 'When the token of a sink expires, in seconds since 1970',
      labelNames,
      registers,
    }),
    groups: new Gauge({
      name: 'penstock_groups_open',
      help: 'Workflows under way that carry many deliveries each',
      registers,
    }),
    oldestEvent: new Gauge({
      name: 'penstock_oldest_event_seconds',
      help: 'Since the oldest event that is kept was accepted',
      registers,
    }),
    slots: new Gauge({
      name: 'penstock_attempt_slots',
      help: 'Attempts that all workers may make at the same time; of these, those kept for callers that wait',
      labelNames: ['part'],
      registers,
    }),
    slotsInUse: new Gauge({
      name: 'penstock_attempt_slots_in_use',
      help: 'Attempts under way: that callers wait for (sync), and all others (async)',
      labelNames: ['kind'],
      registers,
    }),
    outboxUp: new Gauge({
      name: 'penstock_outbox_up',
      help: '1 when the database of an outbox source is relayed',
      labelNames: ['source'],
      registers,
    }),
    outboxWaiting: new Gauge({
      name: 'penstock_outbox_rows_waiting',
      help: 'Rows of an outbox that are to be taken in',
      labelNames: ['source'],
      registers,
    }),
    outboxFailed: new Gauge({
      name: 'penstock_outbox_rows_failed',
      help: 'Rows of an outbox that cannot become events and were set aside',
      labelNames: ['source'],
      registers,
    }),
    outboxLag: new Gauge({
      name: 'penstock_outbox_lag_seconds',
      help: 'How long the oldest row of an outbox has waited',
      labelNames: ['source'],
      registers,
    }),
  };
}
