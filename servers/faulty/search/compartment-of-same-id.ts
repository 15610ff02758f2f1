import { defineFault } from '../define.ts';
import { parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-of-same-id',
  chapter: 'search',
  breaks:
    'The compartment of a patient holds the studies of a device or group with the same id, too.',
  requirements: ['search-compartment-patient'],
  async response(response, request, { upstream }) {
    const [, id] = /^\/Patient\/([^/]+)\/ImagingStudy(?:\?|$)/.exec(request.url) ?? [];
    const set = response.body as Searchset | undefined;
    const parameters = parametersOf(request);
    const isLater = parameters.some(({ name }) => name === '_page');
    if (!id || isLater || response.status !== 200 || set?.type !== 'searchset') return undefined;
    const query = new URLSearchParams([
      ['subject', `Device/${id},Group/${id}`],
      ...parameters.map(({ name, value }): [string, string] => [name, value]),
    ]);
    const others = await upstream({ method: 'GET', url: `/ImagingStudy?${query}`, headers: {} });
    const { entry = [], total = 0 } = others.body as Searchset;
    if (entry.length === 0) return undefined;
    const body = {
      ...set,
      total: (set.total ?? 0) + total,
      entry: [...(set.entry ?? []), ...entry],
    };
    return { ...response, body };
  },
});
