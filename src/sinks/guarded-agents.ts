// Node's own HTTP behind the address guard, for libraries that speak no other.
import http from 'node:http';
import https from 'node:https';
import { addressGuard, type AddressGuard } from './address-guard';

export interface HttpAgents {
  httpAgent: http.Agent;
  httpsAgent: https.Agent;
}

/** Connections are kept for the next request. They fail with `addressRefused`. */
export function guardedAgents(...guard: Parameters<typeof addressGuard>): HttpAgents {
  const { lookup, refusalOf } = addressGuard(...guard);
  const options = { keepAlive: true, lookup };
  return {
    httpAgent: refusing(new http.Agent(options), refusalOf),
    httpsAgent: refusing(new https.Agent(options), refusalOf),
  };
}

function refusing<Agent extends http.Agent>(agent: Agent, refusalOf: AddressGuard['refusalOf']): Agent {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const refused = refusalOf(options.host ?? '');
    if (!refused) return connect(options, callback);
    callback?.(refused, undefined as never);
    return undefined;
  };
  return agent;
}
