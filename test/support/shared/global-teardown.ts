export default async function tearDown(): Promise<void> {
  const { penstockStops = [] } = globalThis as { penstockStops?: (() => Promise<unknown>)[] };
  for (const stop of penstockStops) await stop();
}
