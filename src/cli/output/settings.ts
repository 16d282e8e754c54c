import type { Look } from './look';
import { table } from './table';

export interface Setting {
  name: string;
  value?: unknown;
  default?: unknown;
  isDefault: boolean;
  isRequired: boolean;
}

const shown = (value: unknown): string => (value == null ? '-' : JSON.stringify(value));

export const settingTable = (settings: Setting[], look: Look): string =>
  settings.length === 0
    ? 'There is nothing to set.'
    : table(look, settings, [
        { title: 'SETTING', of: ({ name }) => name, isWhole: true },
        { title: 'VALUE', of: ({ value }) => shown(value) },
        { title: 'DEFAULT', of: (setting) => (setting.isRequired ? 'required' : shown(setting.default)) },
      ]);
