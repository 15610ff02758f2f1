import { conditionally, unconditional } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-several-creates',
  chapter: 'crud',
  breaks: 'A conditional create whose criteria match several studies creates another.',
  requirements: ['rest-cond-create-multiple-412'],
  request: conditionally('POST', (request, matches) =>
    matches.length > 1 ? unconditional(request) : undefined,
  ),
});
