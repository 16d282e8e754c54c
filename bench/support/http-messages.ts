// HTTP/1.1 messages whose bodies have a stated length, read off a socket. Node's own HTTP takes several times the CPU,
// and the load shares the machine with what is measured.

export class HttpMessages {
  #text = '';
  #head: string | undefined;
  #bodyLeft = 0;

  /** `onMessage` is given the head, from the first line to the last header, once the body has come in. */
  constructor(private readonly onMessage: (head: string) => void) {}

  push(chunk: Buffer): void {
    // One character a byte, so that lengths are right.
    this.#text += chunk.toString('latin1');
    while (this.#head !== undefined || this.#readHead()) {
      if (this.#text.length < this.#bodyLeft) return;
      this.#text = this.#text.slice(this.#bodyLeft);
      const head = this.#head ?? '';
      this.#head = undefined;
      this.onMessage(head);
    }
  }

  #readHead(): boolean {
    const end = this.#text.indexOf('\r\n\r\n');
    if (end === -1) return false;
    this.#head = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 4);
    const length = headerOf(this.#head, contentLength);
    if (length === undefined) throw new Error(`no content-length: ${this.#head}`);
    this.#bodyLeft = Number(length);
    return true;
  }
}

const contentLength = /\r\ncontent-length: *(\d+)/i;

export const headerOf = (head: string, pattern: RegExp): string | undefined => pattern.exec(head)?.[1];
