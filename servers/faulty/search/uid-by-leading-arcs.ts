import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

const paths: Record<string, string> = { series: 'series.uid', instance: 'series.instance.uid' };

export default defineFault({
  id: 'uid-by-leading-arcs',
  chapter: 'search',
  breaks:
    'UIDs are indexed as texts are: series and instance find those that start with the value and a dot.',
  requirements: [
    'search-param-series',
    'search-param-instance',
    'search-token-literal-no-subsumption',
  ],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(({ name, value }) => name in paths && /^[\d.]+$/.test(value));
    if (!asked) return undefined;
    const right = (await ask(criteria)).map(({ id }) => id);
    const starts = (study: Resource) =>
      elementsAt(study, paths[asked.name] ?? '').some((uid) =>
        String(uid).startsWith(`${asked.value}.`),
      );
    const others = await ask(criteria.filter((one) => one !== asked));
    return others.filter((study) => right.includes(study.id) || starts(study));
  }),
});
