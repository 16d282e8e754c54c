import { startEmbeddedServer, type EmbeddedServerOptions } from '../../../src/engine/embedded-server/start-server';

void startEmbeddedServer(JSON.parse(process.argv[2]!) as EmbeddedServerOptions).then(({ pid }) => console.log(pid));
