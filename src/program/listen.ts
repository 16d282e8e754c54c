import type { FastifyInstance } from 'fastify';
import { PenstockError } from '../model/errors';
import { portTaken } from './port-taken';

interface Place {
  host: string;
  port: number;
  /** By what the port is chosen. */
  option: string;
  variable: string;
}

/** Answers the server's URL. Throws `portTaken`, or `settingInvalid` where it cannot listen. */
export async function listen(app: FastifyInstance, { host, port, option, variable }: Place): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'EADDRINUSE') throw portTaken(port, option, variable, error);
    const advice = `choose another address with --host or PENSTOCK_HOST, or another port with ${option} or ${variable}`;
    throw new PenstockError('settingInvalid', `cannot listen at ${host}, port ${port}; ${advice}`, { cause: error });
  }
}
