// The figures of a written file, as DuckDB's COPY returns them, for the table's manifest.

import { lowerBound, upperBound } from '../format/bounds';
import type { ColumnFigures } from '../table/data-file';
import type { PlacedColumn } from '../table/schema';
import { readText } from './read-text';

/** A row that COPY with RETURN_STATS answers, as JSON. Columns are named by quoted identifiers. */
export interface WrittenFile {
  filename: string;
  count: string;
  file_size_bytes: string;
  column_statistics: { key: string; value: { key: string; value: string }[] }[];
}

export function figuresOf(file: WrittenFile, columns: PlacedColumn[]): ColumnFigures[] {
  const byName = new Map(file.column_statistics.map(({ key, value }) => [unquoted(key), value]));
  return columns.map(({ id, name, type }) => {
    const found = new Map(byName.get(name)?.map(({ key, value }) => [key, value]));
    const [lower, upper] = [found.get('min'), found.get('max')];
    const upperBytes = upper === undefined ? undefined : upperBound(type, readText(type, upper));
    return {
      fieldId: id,
      bytes: Number(found.get('column_size_bytes') ?? 0),
      values: Number(file.count),
      nulls: Number(found.get('null_count') ?? 0),
      ...(lower === undefined ? {} : { lower: lowerBound(type, readText(type, lower)).toString('base64') }),
      ...(upperBytes === undefined ? {} : { upper: upperBytes.toString('base64') }),
    };
  });
}

const unquoted = (identifier: string): string =>
  identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
