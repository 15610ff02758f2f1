import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

const studiesOf = /^\/Patient\/([^/]+)\/ImagingStudy$/;

export default defineFault({
  id: 'compartment-empty-holds-all',
  chapter: 'search',
  breaks: 'The compartment of a patient without studies holds all of them.',
  requirements: ['search-compartment-unknown-patient', 'search-compartment-patient'],
  response: async (response, request, { upstream }) => {
    const [path = '', query = ''] = request.url.split('?');
    const set = response.body as Searchset | undefined;
    if (!studiesOf.test(path) || response.status !== 200 || (set?.entry ?? []).length > 0) {
      return undefined;
    }
    const url = `/ImagingStudy?${query}`;
    const all = await upstream({ method: 'GET', url, headers: request.headers });
    return { ...all, body: { ...(all.body as Searchset), link: set?.link ?? [] } };
  },
});
