import pino from 'pino';

/** A log of which nothing is kept. */
export const silent = pino({ level: 'silent' });
