import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
}

const text = readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };

it.each(['gateway', 'dispatcher', 'worker'])('runs the role %s on the shared ledger and engine', (role) => {
  expect(services[role]).toMatchObject({
    command: [role],
    environment: {
      PENSTOCK_DATABASE_URL: expect.stringContaining('@postgres:5432/') as string,
      TEMPORAL_ADDRESS: 'temporal:7233',
    },
    depends_on: {
      postgres: { condition: 'service_healthy' },
      'temporal-namespace': { condition: 'service_completed_successfully' },
    },
  });
});

it.each(['PENSTOCK_ENCRYPTION_KEY', 'PENSTOCK_ADMIN_TOKEN'])('asks for %s and has no default for it', (name) => {
  expect(services['gateway']?.environment?.[name]).toMatch(new RegExp(`^\\$\\{${name}:\\?.+\\}$`));
});

it('publishes ports on this machine only', () => {
  const ports = Object.values(services).flatMap((service) => service.ports ?? []);
  expect(ports).toContain('127.0.0.1:8585:8585');
  expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

it('waits for services that there are', () => {
  const awaited = Object.values(services).flatMap((service) => Object.keys(service.depends_on ?? {}));
  expect(Object.keys(services)).toEqual(expect.arrayContaining(awaited));
});
