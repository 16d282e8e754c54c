/** The metadata of a table without columns, as a catalog answers it. `more`: its snapshots, refs, properties. */
export const metadataJson = (more: object) => ({
  'format-version': 2,
  'table-uuid': 'u',
  location: 'file:///t',
  'last-updated-ms': 1,
  'last-column-id': 1,
  schemas: [{ 'schema-id': 0, fields: [] }],
  'current-schema-id': 0,
  'partition-specs': [{ 'spec-id': 0, fields: [] }],
  'default-spec-id': 0,
  'sort-orders': [{ 'order-id': 0, fields: [] }],
  'default-sort-order-id': 0,
  ...more,
});
