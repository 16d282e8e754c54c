// Every route with generated requests, right and wrong ones: no error of ours, no answer that /openapi.json does not declare.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchSchemathesis, schemathesisIsThere } from '../support/shared/schemathesis';
import { startReceiver, type Receiver } from '../support/receiver';
import { adminToken, aPlace, ask, configure, send, up, type Place, type Process } from './support/penstock';

const isRequired = process.env.PENSTOCK_REQUIRE_SERVERS === '1';
const describeFuzz = schemathesisIsThere() || isRequired ? describe : describe.skip;
if (describeFuzz === describe.skip) process.stderr.write('fuzz: skipped, no schemathesis (.ci/run fetches it)\n');

const checks = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';
/** Seconds; the rest of the routes is left out on a machine that is slower. */
const mostSeconds = 70;

describeFuzz('the API under generated requests', () => {
  let place: Place;
  let running: Process;
  let receiver: Receiver;
  let program: string;
  beforeAll(async () => {
    program = await fetchSchemathesis();
    place = await aPlace();
    receiver = await startReceiver({ status: 200 });
    running = await up(place);
  });
  afterAll(async () => {
    await running.end('SIGTERM');
    await receiver.close();
  });

  /** Nothing is sent for real, whatever the sinks have become; `parameters` are given in the place of generated ones. */
  async function fuzz(parameters: Record<string, string>, leftOut: string[]): Promise<string> {
    const settings = join(place.env.PENSTOCK_STATE_DIR ?? '', '..', 'schemathesis.toml');
    const lines = Object.entries({ 'query.send': 'false', ...parameters }).map(
      ([name, value]) => `${JSON.stringify(name)} = ${JSON.stringify(value)}`,
    );
    await writeFile(settings, ['[parameters]', ...lines, ''].join('\n'));
    const options = ['--checks', checks, '--phases', 'fuzzing', '--max-examples', '3', '--seed', '1', '--workers', '1'];
    const bounds = [
      '--max-time',
      String(mostSeconds),
      '--request-timeout',
      '30',
      '--no-shrink',
      '--continue-on-failure',
    ];
    const quiet = [
      '--no-color',
      '--warnings',
      'off',
      '--generation-database',
      'none',
      '--suppress-health-check',
      'all',
    ];
    const args = ['run', `${place.url}/openapi.json`, '-H', `Authorization: Bearer ${adminToken}`];
    try {
      const { stdout } = await promisify(execFile)(
        program,
        ['--config-file', settings, ...args, ...options, ...bounds, ...quiet, ...leftOut],
        { maxBuffer: 64 * 1024 * 1024, cwd: join(settings, '..') },
      );
      return stdout;
    } catch (error) {
      // Its report says what was sent and answered, and how to repeat it.
      throw new Error((error as { stdout?: string }).stdout || String(error), { cause: error });
    }
  }

  it('answers as declared when most of what is named is not there', async () => {
    // A watch does not end.
    await expect(fuzz({}, ['--exclude-path-regex', '/watch$'])).resolves.toContain('Test cases:');
  });

  it('answers as declared when source, sink, event and delivery are there', async () => {
    const path = await configure(place.url, { id: 'orders', config: { url: receiver.url } });
    const [delivery = ''] = await send(place.url, path, '1');
    const { eventUid } = await ask<{ eventUid: string }>(place.url, 'GET', `/v1/deliveries/${delivery}`);
    await ask(place.url, 'POST', '/v1/sources/shop/sinks/orders/pause');
    const known = { sourceId: 'shop', sinkId: 'orders', uid: eventUid, id: delivery, collection: 'stock', number: '1' };
    const parameters = Object.fromEntries(Object.entries(known).map(([name, value]) => [`path.${name}`, value]));
    const leftOut = ['--exclude-method', 'DELETE', '--exclude-path-regex', '/(watch|resume|enable)$'];
    await expect(fuzz(parameters, leftOut)).resolves.toContain('Test cases:');
  });
});
