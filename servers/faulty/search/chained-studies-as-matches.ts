import type { Resource } from '../../../spec/index.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

/** Ids of the studies that an Observation is derived from. */
const studiesOf = (observation: Resource | undefined) =>
  listOf(observation?.derivedFrom).flatMap(
    ({ reference }) => /^ImagingStudy\/([^/]+)$/.exec(String(reference))?.[1] ?? [],
  );

export default defineFault({
  id: 'chained-studies-as-matches',
  chapter: 'search',
  breaks: 'A search for Observations by a chain to studies gives these as matches, too.',
  requirements: ['search-returned-resources-match'],
  response: async (response, request, { upstream }) => {
    const set = response.body as Searchset | undefined;
    const isChained = /^\/Observation\?.*derived-from(?::|%3A)ImagingStudy\./i.test(request.url);
    if (!isChained || response.status !== 200 || !set?.entry) return undefined;
    const entry = [...set.entry];
    for (const { fullUrl = '', resource } of set.entry) {
      for (const id of studiesOf(resource)) {
        const { status, body } = await upstream({ ...request, url: `/ImagingStudy/${id}` });
        if (status !== 200) continue;
        const url = fullUrl.replace(/[^/]+\/[^/]+$/, `ImagingStudy/${id}`);
        entry.push({ fullUrl: url, resource: body as Resource, search: { mode: 'match' } });
      }
    }
    return { ...response, body: { ...set, total: entry.length, entry } };
  },
});
