import { createServer } from 'node:http';
import { createHttpClient } from '../../src/sinks/http-client';
import { maxAnswerBytes } from '../../src/sinks/whole-answer';
import { startReceiver, type Receiver, type Script } from '../support/receiver';

const http = createHttpClient({ allowAddresses: ['127.0.0.0/8', '::1'] });
const receivers: Receiver[] = [];
const signal = AbortSignal.timeout(30_000);

async function receiver(...answers: Script[]): Promise<Receiver> {
  const started = await startReceiver(...answers);
  receivers.push(started);
  return started;
}
afterAll(async () => {
  await http.close();
  await Promise.all(receivers.map((each) => each.close()));
});

describe('the HTTP client', () => {
  it('sends method, headers and body, and reads the answer', async () => {
    const target = await receiver({ status: 201, headers: { 'x-id': '7' }, body: 'made' });
    const headers = { 'content-type': 'text/plain' };
    const answer = await http.request(`${target.url}/a?b=c`, { method: 'PUT', headers, body: 'hello', signal });
    expect(answer).toMatchObject({ status: 201, body: Buffer.from('made'), cut: false, headers: { 'x-id': '7' } });
    expect(target.requests[0]).toMatchObject({ method: 'PUT', path: '/a?b=c', body: Buffer.from('hello'), headers });
  });

  it('uses connections again', async () => {
    const target = await receiver({ body: 'ok' });
    for (let count = 0; count < 20; count += 1) await http.request(target.url, { signal });
    expect(target.connections()).toBeLessThanOrEqual(2);
  });

  it('reads no more of an answer than it keeps', async () => {
    const target = await receiver({ body: Buffer.alloc(maxAnswerBytes * 4, 'a') });
    const answer = await http.request(target.url, { signal });
    expect(answer.body).toHaveLength(maxAnswerBytes);
    expect(answer.cut).toBe(true);
    await expect(http.request(target.url, { signal })).resolves.toMatchObject({ cut: true });
  });

  it('keeps an answer of just the largest size whole', async () => {
    const target = await receiver({ body: Buffer.alloc(maxAnswerBytes, 'a') });
    await expect(http.request(target.url, { signal })).resolves.toMatchObject({ cut: false });
  });

  it('names host, port and cause when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const url = `http://127.0.0.1:${port}/secret-path`;
    await expect(http.request(url, { method: 'POST', signal })).rejects.toMatchObject({
      code: 'network',
      message: `POST http://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  it('names the host when its name does not resolve', () =>
    expect(http.request('http://nowhere.invalid/', { signal })).rejects.toMatchObject({
      code: 'network',
      message: expect.stringMatching(/nowhere\.invalid/) as string,
    }));

  it('counts a connection closed without an answer as a network failure', async () => {
    const target = await receiver('close');
    await expect(http.request(target.url, { signal })).rejects.toMatchObject({ code: 'network' });
  });

  it('counts an answer that breaks off as a network failure', async () => {
    const target = await receiver({ cut: { headers: { 'content-length': '100' }, chunks: ['some'] } });
    await expect(http.request(target.url, { signal })).rejects.toMatchObject({ code: 'network' });
  });

  it.each([
    ['before the answer', 'hang' as const],
    ['within the body', { chunks: ['a', 'b'], headers: { 'content-length': '100' } }],
  ])('fails with "timeout" when the time limit passes %s', async (_, answer) => {
    const target = await receiver(answer);
    await expect(http.request(target.url, { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({
      code: 'timeout',
      message: `GET ${target.url}: no answer within the time limit`,
    });
  });

  it("gives back the signal's own reason when the worker stops", async () => {
    const stopping = new AbortController();
    const target = await receiver('hang');
    const request = http.request(target.url, { signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(5000)]) });
    await target.received(1);
    const reason = new Error('the worker stops');
    stopping.abort(reason);
    await expect(request).rejects.toBe(reason);
  });

  it('takes the answer that comes after an informational one', async () => {
    const server = createServer((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeHead(202, { 'x-id': '7' }).end('made');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const answer = await http.request(`http://127.0.0.1:${port}`, { method: 'POST', body: 'a', signal });
    server.close().closeAllConnections();
    expect(answer).toMatchObject({ status: 202, headers: { 'x-id': '7' }, body: Buffer.from('made') });
    expect(answer.headers).not.toHaveProperty('link');
  });

  it('joins a header that came more than once', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const answer = await http.request(`http://127.0.0.1:${port}`, { signal });
    server.close().closeAllConnections();
    expect(answer.headers['set-cookie']).toBe('a=1, b=2');
  });

  it('sends nothing when it is stopped before', async () => {
    const target = await receiver();
    const reason = new Error('the worker stops');
    await expect(http.request(target.url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(target.requests).toHaveLength(0);
  });

  it('names itself, unless told another name', async () => {
    const target = await receiver();
    await http.request(target.url, { signal });
    await http.request(target.url, { headers: { 'user-agent': 'other' }, signal });
    expect(target.requests.map(({ headers }) => headers['user-agent'])).toEqual(['penstock', 'other']);
  });

  it('refuses a header that cannot be sent, without showing its value', async () => {
    const target = await receiver();
    const headers = { 'x-token': 'hush\nhush' };
    await expect(http.request(target.url, { headers, signal })).rejects.toMatchObject({
      code: 'targetRefused',
      message: `GET ${target.url}: cannot be sent: invalid x-token header`,
    });
  });

  it('streams a body as it comes, and lets go of it when closed', async () => {
    const target = await receiver({ chunks: ['one', 'two'] });
    const stream = await http.stream(target.url, { signal });
    const texts: string[] = [];
    for await (const chunk of stream.body) texts.push(Buffer.from(chunk).toString());
    expect(texts.join('')).toBe('onetwo');
    (await http.stream(target.url, { signal })).close();
  });
});
