import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../../src/iceberg/storage/open-storage';
import type { Storage } from '../../../src/iceberg/storage/storage';
import { describeWithIceberg, s3Catalog } from '../../support/iceberg';

describeWithIceberg('storage', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'penstock-storage-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const onFiles = (): Promise<[Storage, string]> => {
    const location = `file://${folder}`;
    return Promise.resolve([openStorage(location, {}, {}), location]);
  };
  const onS3 = async (): Promise<[Storage, string]> => {
    const { endpoint, accessKeyId, secretAccessKey } = await s3Catalog();
    const given = { 's3.endpoint': endpoint, 's3.access-key-id': accessKeyId, 's3.path-style-access': 'true' };
    const location = `s3://tables/${randomUUID()}`;
    return [openStorage(location, { s3: { secretAccessKey } }, given), location];
  };

  it.each([
    ['a file system', onFiles],
    ['S3, reached as the catalog says', onS3],
  ])(
    'keeps files whole on %s',
    async (_, open) => {
      const [storage, root] = await open();
      const place = `${root}/data/day=2026-11-01/a%2Fb ä.bin`;
      // More than one part of an upload.
      const big = randomBytes(6 * 1024 * 1024);
      await writeFile(join(folder, 'big'), big);
      await storage.put(place, Buffer.from('first'));
      await storage.put(place, { file: join(folder, 'big') });
      await storage.put(`${root}/other/b`, Buffer.from('b'));

      expect((await storage.get(place)).equals(big)).toBe(true);
      expect(await storage.head(place)).toEqual({ bytes: big.length });
      const listed = [];
      for await (const { location, bytes } of storage.list(`${root}/data/`)) listed.push([location, bytes]);
      expect(listed).toEqual([[place, big.length]]);

      await storage.delete(place);
      await storage.delete(place);
      expect(await storage.head(place)).toBeUndefined();
      await expect(storage.get(place)).rejects.toMatchObject({ code: 'storedFileMissing' });
      for await (const { location } of storage.list(`${root}/nothing/`)) throw new Error(`${location} is there`);
    },
    180_000,
  );

  it('leaves nothing half-written when a file cannot be put', async () => {
    const [storage, root] = await onFiles();
    const put = storage.put(`${root}/x`, { file: join(folder, 'not there') });
    await expect(put).rejects.toMatchObject({ code: 'storageFailed' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what it cannot reach', () => {
    expect(() => openStorage('gs://b/x', {}, {})).toThrow('the table lies at gs://b/x; known are file:// and s3://');
    expect(() => openStorage('s3://b/x', { s3: { accessKeyId: 'a' } }, {})).toThrow('no secretAccessKey for s3://b/x');
  });
});
