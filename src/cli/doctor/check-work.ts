// What waits for somebody though everything answers: by the metrics, which anyone may read.
import { defaultProject, localId, projectOf } from '../../model/project';
import { at } from '../penstock/paths';
import type { PenstockClient } from '../penstock/client';
import { fine, problem, type Check } from './check';

/** Nothing where the ledger, from which they come, does not answer. */
export async function checkWork(api: PenstockClient): Promise<Check[]> {
  const metrics = await readMetrics(api);
  const slots = metrics.find(({ name, labels }) => name === 'penstock_attempt_slots' && labels.part === 'total');
  if (!slots) return [];
  const workers =
    slots.value > 0
      ? fine('workers', `there, for ${slots.value} attempts at the same time`)
      : problem('workers', 'none is there: what is accepted waits', 'Start "penstock worker", or look at its log.');
  const held = metrics.filter(({ name, value }) => name in holds && value > 0);
  if (held.length === 0) return [workers, fine('sinks', 'none that /metrics shows has an open breaker or is paused')];
  const named = held.slice(0, mostNamed).map(({ name, labels }) => `${labels.source}/${labels.sink} ${holds[name]}`);
  const others = held.length > mostNamed ? `, and ${held.length - mostNamed} more` : '';
  const advice = `Look why with ${lookAt(held[0]?.labels)}.`;
  return [workers, problem('sinks', named.join(', ') + others, advice)];
}

const mostNamed = 5;
const holds: Record<string, string> = {
  penstock_sink_breaker: 'has an open breaker',
  penstock_sink_paused: 'is paused',
};

function lookAt({ source = '', sink = '' }: Sample['labels'] = {}): string {
  const project = projectOf(source);
  const inProject = project === defaultProject ? '' : ` --project ${project}`;
  return `"penstock sinks get ${sink} --source ${localId(source)}${inProject}"`;
}

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Of the text format of Prometheus, as much as Penstock writes of itself. */
async function readMetrics(api: PenstockClient): Promise<Sample[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await api.stream(at('/metrics', {}))) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const [, name, labels = '', value] = /^(penstock_\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const named = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text] as const);
    return [{ name, labels: Object.fromEntries(named) as Record<string, string>, value: Number(value) }];
  });
}
