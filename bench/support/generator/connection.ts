import { connect, type Socket } from 'node:net';
import { HttpMessages } from '../http-messages';

/** One keep-alive connection to the gateway; one request at a time. */
export class Connection {
  #socket: Socket | undefined;
  #answered: ((status: number) => void) | undefined;

  constructor(private readonly port: number) {}

  /** Answers the status, 0 when the connection broke. It is made anew when needed. */
  send(request: string): Promise<number> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket ??= this.#connect();
      this.#socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #connect(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    const messages = new HttpMessages((head) => this.#answer(Number(head.slice(9, 12))));
    socket.on('data', (chunk) => messages.push(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#answer(0);
    });
    return socket;
  }

  #answer(status: number): void {
    const answered = this.#answered;
    this.#answered = undefined;
    answered?.(status);
  }
}
