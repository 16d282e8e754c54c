export { acceptScheduled } from './accept-scheduled';
export { appendFiles } from './append-files';
export { bulk } from './bulk';
export { deliver } from './deliver';
export { carryGroups, deliverGroup } from './deliver-group';
export { expireSnapshots } from './expire-snapshots';
