import { defineFault } from '../define.ts';

export default defineFault({
  id: 'compartment-modifier-dropped',
  chapter: 'search',
  breaks: 'In the compartment of a patient a modifier that is not supported is dropped.',
  requirements: ['search-unsupported-modifier-rejected', 'search-compartment-patient'],
  response: async (response, request, { upstream }) => {
    if (response.status !== 400 || !/^\/Patient\/[^/]+\/ImagingStudy\?/.test(request.url))
      return undefined;
    const url = request.url.replace(/([?&][a-z-]+)(?::|%3A)[a-z][\w-]*=/gi, '$1=');
    return url === request.url ? undefined : upstream({ ...request, url });
  },
});
