import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';
import { everyObject } from '../../stored-otherwise.ts';

export default defineFault({
  id: 'capabilities-parameter-twice',
  chapter: 'validation',
  breaks: 'The CapabilityStatement names a search parameter twice for a type.',
  requirements: ['capability-invariants'],
  response: answeredWith('CapabilityStatement', always, (statement) =>
    everyObject(statement, (object) =>
      object.type === 'ImagingStudy' && Array.isArray(object.searchParam)
        ? { ...object, searchParam: [...object.searchParam, object.searchParam[0]] }
        : object,
    ),
  ),
});
