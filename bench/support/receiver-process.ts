// The target: notes when each event comes in, and answers at once, unless it was told to behave otherwise.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { offer } from './child';
import { nowMs } from './clock';
import { headerOf, HttpMessages } from './http-messages';
import { Times } from './times';

/** `hang`: takes requests, and never answers. `refuse`: takes no connections. */
export type Behaviour = 'answer' | 'fail' | 'hang' | 'refuse';

/** What was answered with 200 of one stream of events. */
interface Stream {
  receivedAt: Times;
  received: number;
  duplicates: number;
}

export interface Receipts {
  /** By number of the event; NaN: never. */
  receivedAt: Float64Array;
  duplicates: number;
}

export type ReceiverCalls = {
  /** Answers the port. */
  listen(): Promise<number>;
  behave(behaviour: Behaviour): Promise<void>;
  /** How many events of the stream were received so far. */
  received(stream: string): number;
  receipts(stream: string): Receipts;
};

const streams = new Map<string, Stream>();
const sockets = new Set<Socket>();
let server: Server | undefined;
let port = 0;
let behaviour: Behaviour = 'answer';

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';
const unavailable = 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n';

const calls: ReceiverCalls = {
  listen,
  async behave(next) {
    behaviour = next;
    if (next === 'refuse') await refuse();
    else if (!server) await listen();
  },
  received: (stream) => streamOf(stream).received,
  receipts(stream) {
    const { receivedAt, duplicates } = streamOf(stream);
    return { receivedAt: receivedAt.toArray(), duplicates };
  },
};

function listen(): Promise<number> {
  const listening = (server = createServer({ noDelay: true }, serve));
  return new Promise((resolve) => {
    listening.listen(port, '127.0.0.1', () => {
      port = (listening.address() as AddressInfo).port;
      resolve(port);
    });
  });
}

function refuse(): Promise<void> {
  const listening = server;
  server = undefined;
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => (listening ? listening.close(() => resolve()) : resolve()));
}

function serve(socket: Socket): void {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => socket.destroy());
  const messages = new HttpMessages((head) => {
    if (behaviour === 'hang') return;
    if (behaviour === 'answer') note(headerOf(head, eventId) ?? '');
    socket.write(behaviour === 'answer' ? ok : unavailable);
  });
  socket.on('data', (chunk) => messages.push(chunk));
}

/** `<stream>.<number>`, as the generator names its events. */
const eventId = /\r\nce-id: *([^\r]+)/i;

function note(id: string): void {
  const dot = id.lastIndexOf('.');
  const stream = streamOf(id.slice(0, dot));
  const index = Number(id.slice(dot + 1));
  if (Number.isNaN(stream.receivedAt.get(index))) {
    stream.receivedAt.set(index, nowMs());
    stream.received += 1;
  } else {
    stream.duplicates += 1;
  }
}

function streamOf(name: string): Stream {
  let stream = streams.get(name);
  if (!stream) streams.set(name, (stream = { receivedAt: new Times(), received: 0, duplicates: 0 }));
  return stream;
}

offer(calls);
