import { told, versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

const offset = /[+-]\d\d:\d\d$/;

export default defineFault({
  id: 'vread-with-z-for-offset',
  chapter: 'crud',
  breaks: 'A version is given with Z in place of the offset of started, the hour unchanged.',
  requirements: ['rest-vread-returns-that-content'],
  response: told(
    (study) => {
      const started = String(study.started ?? '');
      return offset.test(started) ? { ...study, started: started.replace(offset, 'Z') } : undefined;
    },
    (request) => versionOf(request) !== undefined,
  ),
});
