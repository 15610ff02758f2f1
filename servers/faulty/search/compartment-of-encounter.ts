import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

const others = /^\/(Encounter|Practitioner|Device|RelatedPerson)\/([^/]+)\/ImagingStudy$/;

export default defineFault({
  id: 'compartment-of-encounter',
  chapter: 'search',
  breaks:
    'Studies are in the compartments of encounters, practitioners, devices and relatives as well.',
  requirements: ['search-compartment-others-never'],
  level: 'SHOULD',
  response: async (response, request, { upstream }) => {
    const [path = '', query = ''] = request.url.split('?');
    const [, compartment = '', id] = path.match(others) ?? [];
    const set = response.body as Searchset | undefined;
    const by = { Encounter: 'encounter', Practitioner: 'performer', Device: 'performer' };
    const code = Object.entries(by).find(([type]) => type === compartment)?.[1] ?? 'performer';
    if (!id || response.status !== 200) return undefined;
    const url = `/ImagingStudy?${code}=${compartment}/${id}&${query}`;
    const all = await upstream({ method: 'GET', url, headers: request.headers });
    return { ...all, body: { ...(all.body as Searchset), link: set?.link ?? [] } };
  },
});
