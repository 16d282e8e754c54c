import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { closeConnections } from '../../src/api/close-connections';
import { until } from '../support/until';

let app: FastifyInstance;
let client: Socket;
let heard: string;
let isAsked: boolean;
let answer: () => void;
let begun: number;

beforeEach(async () => {
  isAsked = false;
  begun = 0;
  app = Fastify();
  closeConnections(app);
  app.server.on('request', () => (begun += 1));
  app.post('/', () => {
    isAsked = true;
    return new Promise((resolve) => (answer = () => resolve('answered')));
  });
  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  heard = '';
  client = connect({ host: url.hostname, port: Number(url.port) });
  client.on('data', (bytes) => (heard += String(bytes))).on('error', () => undefined);
  await until('the connection', async () => client.readyState === 'open' && (await connections()) === 1);
});
afterEach(() => client.destroy());

const connections = () =>
  new Promise<number>((resolve) => app.server.getConnections((_error, count) => resolve(count)));
const head = (bytes: number) =>
  `POST / HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: ${bytes}\r\n\r\n`;
/** The server closes, and the request is answered meanwhile. */
const closesAndAnswers = async () => {
  const closing = app.close();
  await until('the server to take no more', () => !app.server.listening);
  answer();
  await closing;
  await closed();
};
const closed = () => until('the connection to be closed', () => client.destroyed || client.readableEnded);

describe('a server that closes', () => {
  it('ends a connection that has said nothing', async () => {
    await app.close();
    await closed();
    expect(heard).toBe('');
  });

  it('ends one on which a request has come in part', async () => {
    client.write(`${head(10)}hal`);
    await until('the request to begin', () => begun === 1);
    await app.close();
    await closed();
    expect(heard).toBe('');
  });

  it('answers a request that has come in whole, and ends its connection then', async () => {
    client.write(`${head(5)}whole`);
    await until('the request', () => isAsked);
    await closesAndAnswers();
    expect(heard).toMatch(/^HTTP\/1.1 200 OK.*connection: close.*answered$/is);
  });

  it('answers one that has come in whole before a part of the next', async () => {
    client.write(`${head(5)}whole${head(5)}ha`);
    await until('both to begin', () => begun === 2);
    await closesAndAnswers();
    expect(heard).toMatch(/^HTTP\/1.1 200 OK.*connection: close.*answered$/is);
  });
});
