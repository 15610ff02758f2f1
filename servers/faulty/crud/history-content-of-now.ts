import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-content-of-now',
  chapter: 'crud',
  breaks: 'Each version has the content of the current one in the history of a study.',
  requirements: ['history-post-put-have-resource'],
  response: toldHistory('instance', (history) => {
    const [now] = history.entry;
    return {
      ...history,
      entry: history.entry.map((one) =>
        one.resource && now?.resource
          ? { ...one, resource: { ...now.resource, meta: one.resource.meta } as Resource }
          : one,
      ),
    };
  }),
});
