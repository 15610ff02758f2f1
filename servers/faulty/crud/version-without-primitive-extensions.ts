import type { Resource } from '../../../spec/index.ts';
import { told, versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-without-primitive-extensions',
  chapter: 'crud',
  breaks: 'A version is told without the extensions of its primitive values.',
  requirements: ['rest-vread-returns-that-content'],
  response: told(
    (study) =>
      Object.fromEntries(
        Object.entries(study).filter(([name]) => !name.startsWith('_')),
      ) as unknown as Resource,
    (request) => versionOf(request) !== undefined,
  ),
});
