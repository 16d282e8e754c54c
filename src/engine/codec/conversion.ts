// How values become payloads in this deployment, alike for its clients and its workers.
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import type { Keyring } from '../../ledger/secrets/keyring';
import { compiledPath } from '../../model/compiled-path';
import { createPayloadCodec } from './payload-codec';

export interface Conversion {
  codec: PayloadCodec;
  dataConverter: DataConverter;
  /** Of the workflows, whose failures are converted by code in their bundle. */
  bundlePath: string;
}

export function createConversion(keyring: Keyring, encrypts: boolean): Conversion {
  const codec = createPayloadCodec(keyring, { encrypts });
  const payloadCodecs = [codec];
  if (!encrypts) return { codec, dataConverter: { payloadCodecs }, bundlePath: compiledPath('workflow-bundle.js') };
  return {
    codec,
    dataConverter: { payloadCodecs, failureConverterPath: compiledPath('workflows/sealing-failure-converter.js') },
    bundlePath: compiledPath('workflow-bundle-sealing.js'),
  };
}
