import { PenstockError } from '../model/errors';

export function portTaken(port: number, option: string, variable: string, cause?: unknown): PenstockError {
  return new PenstockError('portTaken', `port ${port} is taken; choose another with ${option} or ${variable}`, {
    cause,
  });
}
