import { told } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'updated-extension-with-both',
  chapter: 'validation',
  breaks: 'A study that was updated is read with an extension that has a value and extensions.',
  requirements: ['validation-ext-1'],
  response: told((study) =>
    study.meta?.versionId === '1'
      ? undefined
      : {
          ...study,
          extension: [
            {
              url: 'http://archive.example/place',
              valueString: 'A',
              extension: [{ url: 'shelf', valueString: '1' }],
            },
          ],
        },
  ),
});
