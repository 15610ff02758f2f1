import { defineFault } from '../define.ts';
import { belowBase } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

const page = /^\/\?getpages=([^&]+)/;

export default defineFault({
  id: 'next-link-opaque',
  chapter: 'search',
  breaks:
    'The links to other pages are opaque: below the base itself, without type and parameters.',
  requirements: ['search-paging-next'],
  allowedBy: 'http.html#paging',
  request: (request) => {
    const [, token = ''] = page.exec(request.url) ?? [];
    if (token === '') return undefined;
    return { ...request, url: Buffer.from(token, 'base64url').toString() };
  },
  response: (response, request) => {
    const [, token = ''] = page.exec(request.url) ?? [];
    const asked = token === '' ? request.url : Buffer.from(token, 'base64url').toString();
    return opaque(response, { ...request, url: asked });
  },
});

const opaque = shaped((set) => {
  const self = set.link?.find(({ relation }) => relation === 'self')?.url;
  const base = self?.slice(0, self.indexOf('/ImagingStudy')) ?? '';
  const link = (set.link ?? []).map(({ relation, url }) => {
    if (relation === 'self') return { relation, url };
    const token = Buffer.from(belowBase(url, self)).toString('base64url');
    return { relation, url: `${base}?getpages=${token}` };
  });
  return { ...set, link };
});
