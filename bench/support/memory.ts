import type { Figure } from './figures';
import { residentMegabytes, temporalOf } from './processes';
import type { Rig } from './rig';

/** Resident memory now. */
export function memoryFigures({ penstock }: Pick<Rig, 'penstock'>, suffix: string, what: string): Figure[] {
  const temporal = temporalOf(penstock.pid);
  const figure = (name: string, pid: number): Figure => ({
    key: `${name.toLowerCase()}Megabytes${suffix}`,
    label: `memory of ${name}, ${what}`,
    unit: 'MB',
    values: [Math.round(residentMegabytes(pid))],
  });
  return [figure('Penstock', penstock.pid), ...(temporal === undefined ? [] : [figure('Temporal', temporal)])];
}
