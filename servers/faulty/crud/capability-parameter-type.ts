import { defineFault } from '../define.ts';

export default defineFault({
  id: 'capability-parameter-type',
  chapter: 'crud',
  breaks: 'The CapabilityStatement says that dicom-class is a uri.',
  requirements: ['capability-searchparam-type'],
  response: (response, { url }) => {
    if (!/^\/metadata(?:\?|$)/.test(url) || typeof response.body !== 'object') return undefined;
    const text = JSON.stringify(response.body).replace(
      /("name":"dicom-class"[^{}]*"type":)"token"/g,
      '$1"uri"',
    );
    return { ...response, body: JSON.parse(text) };
  },
});
