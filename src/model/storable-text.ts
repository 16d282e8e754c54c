/** The text as PostgreSQL can keep it, in text and in jsonb: U+0000 and lone surrogates become U+FFFD. */
export const storableText = (text: string): string =>
  Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
