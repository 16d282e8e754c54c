// `penstock action-log` into a file: rows by deliveries, counted where they can be asked for.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { anAction } from './support/actions';
import { aPlace, ask, penstock, ready, type Place, type Process } from './support/penstock';

const topic = 'ontology.actions.applied.v1';

describeWithKafka('the action log in a file, with Kafka', () => {
  let broker: Broker;
  let place: Place;
  let file: string;
  let running: Process | undefined;

  beforeAll(async () => {
    broker = await startKafka();
    await broker.topic(topic, 1);
    place = await aPlace();
    file = join(dirname(place.env.PENSTOCK_STATE_DIR!), 'rows.jsonl');
    Object.assign(place.env, {
      PENSTOCK_ALLOW_DIRECTORIES: '/tmp',
      ACTION_LOG_SINK_BROKERS: broker.address,
      ACTION_LOG_SINK_JSONL_PATH: file,
    });
    running = penstock(['action-log'], place.env);
    await ready(place.url, running);
  });
  afterAll(async () => {
    await running?.end('SIGTERM');
    await broker?.close();
  });

  const metric = async (name: string) => {
    const labels = `${name}{source="action-log",sink="action-log"`;
    const text = await (await fetch(`${place.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.startsWith(labels));
    return Object.fromEntries(lines.map((line) => line.slice(labels.length).split('} ') as [string, string]));
  };

  it('has the good records as rows, the others as dead letters, and both in its metrics', async () => {
    const good = ['a', 'b', 'c'].map((id) => ({ value: JSON.stringify(anAction(id)) }));
    const bad = [
      { value: '{"event_id":7}' },
      { value: '{"event_id":', headers: { 'content-type': 'application/json' } },
    ];
    await broker.send(topic, [...good, ...bad]);
    await until('all of them to be counted', async () => {
      const counted = await metric('action_log_sink_records_total');
      return counted[',result="appended"'] === '3' && counted[',result="poison"'] === '1';
    });
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(3);
    expect(await metric('penstock_table_records_total')).toEqual({
      ',result="appended"': '3',
      ',result="poison"': '1',
    });
    expect(await metric('action_log_sink_batch_size_records_sum')).toEqual({ '': '3' });
    expect(Object.keys(await metric('action_log_sink_commits_total'))).toEqual([',outcome="committed"']);
    await until('both dead letters', async () => {
      const { deliveries } = await ask<{ deliveries: object[] }>(place.url, 'GET', '/v1/deliveries?state=dead');
      return deliveries.length === 2;
    });
  });
});
