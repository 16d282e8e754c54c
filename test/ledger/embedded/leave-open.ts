// A program that ends without closing its ledger, in one of several ways.
import { EmbeddedClient } from '../../../src/ledger/embedded/client';

async function main(how: string | undefined): Promise<void> {
  const client = await EmbeddedClient.open(undefined);
  console.log('opened');
  if (how === 'exit') process.exit(0);
  if (how === 'exit while asking') {
    void client.query('select count(*) from generate_series(1, 1e9)');
    setTimeout(() => process.exit(0), 100);
  }
}

void main(process.argv[2]);
