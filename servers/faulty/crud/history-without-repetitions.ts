import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

/** Each item of a list once. */
const once = (value: unknown): unknown =>
  Array.isArray(value)
    ? [...new Map(value.map((item) => [JSON.stringify(item), item])).values()]
    : value;

export default defineFault({
  id: 'history-without-repetitions',
  chapter: 'crud',
  breaks: 'In a history a study has each of several equal notes once.',
  requirements: ['history-post-put-have-resource'],
  response: toldHistory(undefined, (history) => ({
    ...history,
    entry: history.entry.map(({ resource, ...entry }) => ({
      ...entry,
      ...(resource && {
        resource: Object.fromEntries(
          Object.entries(resource).map(([name, value]) => [name, once(value)]),
        ) as unknown as Resource,
      }),
    })),
  })),
});
