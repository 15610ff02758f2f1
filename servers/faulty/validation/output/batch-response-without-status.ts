import { answeredWith, asked, withEntries } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'batch-response-without-status',
  chapter: 'validation',
  breaks: 'An entry of the answer to a batch does not tell its status.',
  requirements: ['bundle-structure-valid'],
  response: answeredWith('Bundle', asked('POST', /^\/$/), (bundle) =>
    bundle.type !== 'batch-response'
      ? undefined
      : withEntries(bundle, (entry) => {
          const { status: _left, ...response } = entry.response as Record<string, unknown>;
          return { ...entry, response: { etag: 'W/"1"', ...response } };
        }),
  ),
});
