import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

const studiesOf = /^\/Patient\/([^/]+)\/ImagingStudy$/;

export default defineFault({
  id: 'compartment-of-performer',
  chapter: 'search',
  breaks:
    'The compartment of a patient holds all studies that refer to the patient, as performer too.',
  requirements: ['search-compartment-patient'],
  response: async (response, request, { upstream }) => {
    const [path = '', query = ''] = request.url.split('?');
    const id = studiesOf.exec(path)?.[1];
    const set = response.body as Searchset | undefined;
    if (!id || response.status !== 200 || set?.type !== 'searchset') return undefined;
    const url = `/ImagingStudy?performer=Patient/${id}${query ? `&${query}` : ''}`;
    const { body } = await upstream({ method: 'GET', url, headers: request.headers });
    const urls = (set.entry ?? []).map(({ fullUrl }) => fullUrl);
    const more = ((body as Searchset).entry ?? []).filter(({ fullUrl }) => !urls.includes(fullUrl));
    if (more.length === 0) return undefined;
    const { total: _total, ...rest } = set;
    return { ...response, body: { ...rest, entry: [...(set.entry ?? []), ...more] } };
  },
});
