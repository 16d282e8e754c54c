// What a suite finds: figures, each measured several times.
import { median } from './statistics';

export interface Figure {
  /** As its median is called in the JSON. */
  key: string;
  /** As its row in the table is called. */
  label: string;
  unit: string;
  /** One for each repeat. */
  values: number[];
}

export interface Findings {
  figures: Figure[];
  /** What a reader must know beside the figures. */
  notes: string[];
}

/** Three digits that count, and no more behind the point than are worth reading. */
export function rounded(value: number): number {
  if (Number.isInteger(value)) return value;
  return Number(value.toPrecision(Math.max(3, Math.ceil(Math.log10(Math.abs(value))))));
}

export const medianOf = ({ values }: Figure): number => rounded(median(values));

/** How often one is of the other, repeat by repeat of the first against the median of the second. */
export function ratio(figure: Pick<Figure, 'key' | 'label'>, of: Figure, to: Figure): Figure {
  const base = median(to.values);
  return { ...figure, unit: '×', values: of.values.map((value) => value / base) };
}
