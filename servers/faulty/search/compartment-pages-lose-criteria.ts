import type { ServerRequest } from '../../http.ts';
import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

const laterPage = /^(\/Patient\/[^/]+\/ImagingStudy)\?(?=.*_count=(\d+))(?=.*_page=[^.&]+(\.\d+))/;

export default defineFault({
  id: 'compartment-pages-lose-criteria',
  chapter: 'search',
  breaks: 'Later pages of a search in the compartment of a patient keep to nothing but that.',
  requirements: ['search-compartment-patient', 'search-paging-next'],
  request: async (request, { upstream }): Promise<ServerRequest | undefined> => {
    const [, path, count, from] = laterPage.exec(request.url) ?? [];
    if (!path || !count || !from) return undefined;
    const all = await upstream({ ...request, url: `${path}?_count=${count}` });
    const next = (all.body as Searchset).link?.find(({ relation }) => relation === 'next')?.url;
    const page = /_page=[^.&]+/.exec(next ?? '')?.[0];
    return page ? { ...request, url: `${path}?_count=${count}&${page}${from}` } : undefined;
  },
});
