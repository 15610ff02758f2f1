import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'compartment-post-form-ignored',
  chapter: 'search',
  breaks: 'A search in a compartment by POST ignores its form.',
  requirements: ['search-compartment-patient', 'search-post-equals-get'],
  request: (request) => {
    const [path = ''] = request.url.split('?');
    if (request.method !== 'POST' || !/\/ImagingStudy\/_search$/.test(path)) return undefined;
    if (!path.startsWith('/Patient/')) return undefined;
    const controls = parametersOf(request).filter(({ name }) => name.startsWith('_'));
    const body = new URLSearchParams(
      controls.map(({ name, value }): [string, string] => [name, value]),
    ).toString();
    return { ...request, body };
  },
});
