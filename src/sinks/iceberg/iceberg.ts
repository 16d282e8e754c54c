import { defineGatheringSink } from '../define-sink';
import { icebergConfig, rowLayout } from './config';

export const iceberg = defineGatheringSink({
  type: 'iceberg',
  summary: 'append to an Iceberg table: every row once, many in one commit',
  config: icebergConfig,
  secrets: {
    catalogToken: { required: false, summary: 'bearer token of the catalog (catalog.auth.type "bearer")' },
    catalogClientSecret: { required: false, summary: 'secret of the OAuth2 client (catalog.auth.type "oauth2")' },
    s3SecretAccessKey: { required: false, summary: 'goes with s3.accessKeyId' },
    adapterToken: { required: false, summary: 'bearer token of the append endpoint (mode "adapter")' },
  },
  templates: ['rowTemplate'],
  faultsAtSource: (config, sourceType) =>
    rowLayout(config).columns.flatMap(({ source }, index) =>
      source?.startsWith('kafka.') && sourceType !== 'kafka'
        ? [
            `config.columns[${index}].source: must not be ${source} at a source of type "${sourceType}", whose events have none`,
          ]
        : [],
    ),
  answersAtOnce: true,
  gathers: true,
});
