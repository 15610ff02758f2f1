import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

const compartment = /\/Patient\/[^/?]+\/ImagingStudy/;

export default defineFault({
  id: 'compartment-not-in-self-link',
  chapter: 'search',
  breaks: 'The self link of a search in a compartment is that of a search of all studies.',
  requirements: ['search-self-link-reflects-used', 'search-compartment-patient'],
  response: (response, { url }) => {
    const set = response.body as Searchset | undefined;
    if (!compartment.test(url) || set?.type !== 'searchset') return undefined;
    const link = (set.link ?? []).map((one) =>
      one.relation === 'self'
        ? { ...one, url: one.url.replace(compartment, '/ImagingStudy') }
        : one,
    );
    return { ...response, body: { ...set, link } };
  },
});
