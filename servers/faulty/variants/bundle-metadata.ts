import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'bundle-metadata',
  chapter: 'search',
  breaks:
    'Search results have an id, meta, a language, a timestamp and an identifier of their own.',
  requirements: ['bundle-structure-valid'],
  allowedBy: 'bundle.html#searchset',
  response: shaped((set) => ({
    id: '8f2c1f3e-52c9-4d1a-93c5-2c7f0f3fd0aa',
    meta: { lastUpdated: '2024-02-01T10:00:00.123+01:00', tag: [{ code: 'generated' }] },
    language: 'en',
    identifier: {
      system: 'urn:ietf:rfc:3986',
      value: 'urn:uuid:8f2c1f3e-52c9-4d1a-93c5-2c7f0f3fd0aa',
    },
    timestamp: '2024-02-01T10:00:00.123+01:00',
    ...set,
  })),
});
