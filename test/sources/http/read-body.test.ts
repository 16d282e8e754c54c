import { once } from 'node:events';
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeldBodies } from '../../../src/sources/http/held-bodies';
import { limitOf, readBody } from '../../../src/sources/http/read-body';
import { aSource } from './a-request';

const held = new HeldBodies(1000);
const source = aSource({ maxBodyBytes: 800 });
let server: Server;
let outcomes: Promise<Buffer>[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const reading = readBody(request, limitOf(source), held);
    outcomes.push(reading);
    reading.then(
      (body) => response.end(String(body.length)),
      (error: { code: string }) => response.end(error.code),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => (outcomes = []));
afterAll(() => server.close());

/** Sends the body, of a stated size or in chunks, and answers what became of it. */
async function post(body: Buffer, headers: Record<string, string | number> = {}): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const request = send({ port, method: 'POST', headers: { connection: 'close', ...headers } }).end(body);
  const [response] = (await once(request, 'response')) as [AsyncIterable<Buffer>];
  let text = '';
  for await (const chunk of response) text += chunk.toString();
  return text;
}
const chunked = { 'transfer-encoding': 'chunked' };

it('counts a body until it is given back', async () => {
  expect(await post(Buffer.alloc(700))).toBe('700');
  expect(held.refusal(300)).toBeUndefined();
  expect(held.refusal(301)).toMatchObject({ code: 'overloaded' });
  held.remove(700);
});

it('refuses a body that would be too much together with those of others, before it is read', async () => {
  held.add(900);
  expect(await post(Buffer.alloc(200), { 'content-length': 200 })).toBe('overloaded');
  expect(held.refusal(100)).toBeUndefined();
  held.remove(900);
});

it('refuses one of unknown size once it is too much', async () => {
  held.add(900);
  expect(await post(Buffer.alloc(200), chunked)).toBe('overloaded');
  expect(held.refusal(100)).toBeUndefined();
  held.remove(900);
});

it('gives back what it had of a body that is larger than the source takes', async () => {
  expect(await post(Buffer.alloc(900), chunked)).toBe('payloadTooLarge');
  expect(held.refusal(1000)).toBeUndefined();
});

it('gives back what it had of a body whose sender goes away', async () => {
  const { port } = server.address() as AddressInfo;
  const request = send({ port, method: 'POST', headers: { 'content-length': 500 } });
  request.on('error', () => undefined).write(Buffer.alloc(100));
  await once(server, 'request');
  setTimeout(() => request.destroy(), 50);

  await expect(outcomes[0]).rejects.toMatchObject({ code: 'badRequest', message: 'body: ended early' });
  expect(held.refusal(1000)).toBeUndefined();
});
