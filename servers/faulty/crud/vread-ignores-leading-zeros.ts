import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'vread-ignores-leading-zeros',
  chapter: 'crud',
  breaks: 'A vread takes the version id for a number, so that 01 is the version 1.',
  requirements: ['rest-vread-id-and-version'],
  request: (request) =>
    versionOf(request)
      ? { ...request, url: request.url.replace(/(?<=_history\/)0+(?=[1-9]\d*(?:\?|$))/, '') }
      : undefined,
});
