import { listOf, told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'instance-primitive-extensions-lost',
  chapter: 'crud',
  breaks: 'A read leaves out the extensions of primitive values of instances.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) =>
    withSeries(study, (series) => ({
      ...series,
      ...(series.instance ? { instance: listOf(series.instance).map(withoutSiblings) } : {}),
    })),
  ),
});

const withoutSiblings = (item: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_')));
