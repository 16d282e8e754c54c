import { HttpMessages } from '../../bench/support/http-messages';

const message = (id: number, body: string) =>
  `POST / HTTP/1.1\r\nce-id: ${id}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

it('finds every message however the bytes are cut', () => {
  const bytes = Buffer.from([1, 2, 3].map((id) => message(id, 'x'.repeat(10 * (id - 1)))).join(''));
  for (let size = 1; size <= bytes.length; size++) {
    const heads: string[] = [];
    const messages = new HttpMessages((head) => heads.push(/ce-id: (\d)/.exec(head)?.[1] ?? head));
    for (let at = 0; at < bytes.length; at += size) messages.push(bytes.subarray(at, at + size));
    expect(heads).toEqual(['1', '2', '3']);
  }
});

it('counts bytes, not characters', () => {
  const heads: string[] = [];
  const messages = new HttpMessages((head) => heads.push(head));
  messages.push(Buffer.from('A\r\ncontent-length: 2\r\n\r\néB\r\ncontent-length: 0\r\n\r\n'));
  expect(heads.map((head) => head[0])).toEqual(['A', 'B']);
});
