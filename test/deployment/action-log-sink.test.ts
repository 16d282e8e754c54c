import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readActionLogSettings } from '../../src/program/action-log-settings';
import { readSettings } from '../../src/program/settings';

interface Deployment {
  kind: string;
  spec: {
    strategy: { rollingUpdate: { maxSurge: number } };
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        terminationGracePeriodSeconds: number;
        containers: { args: string[]; env: { name: string; value?: string; valueFrom?: object }[] }[];
      };
    };
  };
}
interface Service {
  kind: string;
  spec: { type: string; selector: Record<string, string>; ports: { port: number }[] };
}

const text = readFileSync(join(__dirname, '../../deploy/action-log-sink.yaml'), 'utf8');
const documents = parseAllDocuments(text).map((document) => document.toJS() as { kind: string });
const deployment = documents.find(({ kind }) => kind === 'Deployment') as Deployment;
const service = documents.find(({ kind }) => kind === 'Service') as Service;
const { template, strategy } = deployment.spec;

it('never has two at once, and leaves the last flush its time', () => {
  expect(strategy.rollingUpdate.maxSurge).toBe(0);
  expect(template.spec.terminationGracePeriodSeconds).toBe(90);
});

it('is reached by its service, inside the cluster', () => {
  expect(service.spec).toMatchObject({ type: 'ClusterIP', selector: template.metadata.labels });
});

it('sets what the program takes, and has no secret in it', () => {
  const [container] = template.spec.containers;
  const env = Object.fromEntries(container?.env.map(({ name, value }) => [name, value]) ?? []);
  expect(container?.args).toEqual(['action-log']);
  expect(readSettings(env)).toMatchObject({ host: '0.0.0.0', stateDirectory: '/var/lib/penstock' });
  expect(readActionLogSettings(env)).toMatchObject({
    source: { config: { topics: ['ontology.actions.applied.v1'], group: 'action-log-sink' }, secrets: {} },
    sink: { config: { mode: 'native', namespace: 'default', table: 'action_log', maxRecords: 100_000, maxAge: '60s' } },
  });
  const fromSecrets = container?.env.filter(({ valueFrom }) => valueFrom).map(({ name }) => name);
  expect(fromSecrets).toEqual(['PENSTOCK_DATABASE_URL', 'PENSTOCK_ADMIN_TOKEN', 'PENSTOCK_ENCRYPTION_KEY']);
});
