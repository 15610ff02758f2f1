import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

const inside = /^\/Patient\/[^/?]+(?=\/ImagingStudy\b)/;

export default defineFault({
  id: 'full-url-through-compartment',
  chapter: 'search',
  breaks: 'In the compartment of a patient fullUrls lead through the compartment.',
  requirements: ['bundle-fullurl-agrees-with-id', 'search-compartment-patient'],
  response: (response, request) => {
    const [path] = inside.exec(request.url) ?? [];
    const set = response.body as Searchset;
    if (!path || response.status !== 200 || !set.entry) return undefined;
    const entry = set.entry.map((one) => ({
      ...one,
      fullUrl: one.fullUrl?.replace(/(?=\/ImagingStudy\/)/, path) ?? '',
    }));
    return { ...response, body: { ...set, entry } };
  },
});
