import { defineFault } from '../define.ts';
import { everyObject } from '../stored-otherwise.ts';

export default defineFault({
  id: 'times-of-writes-local',
  chapter: 'crud',
  breaks: 'meta.lastUpdated is told to the second, in the zone of the server.',
  requirements: ['rest-lastupdated-on-write'],
  allowedBy: 'datatypes.html#instant',
  response: (response) => ({
    ...response,
    ...(response.body === undefined ? {} : { body: everyObject(response.body, told) }),
  }),
});

function told(object: Record<string, unknown>): Record<string, unknown> {
  const { lastUpdated } = object;
  if (typeof lastUpdated !== 'string') return object;
  const local = new Date(Math.floor(Date.parse(lastUpdated) / 1000) * 1000 + 5.5 * 3_600_000);
  return { ...object, lastUpdated: local.toISOString().replace('.000Z', '+05:30') };
}
