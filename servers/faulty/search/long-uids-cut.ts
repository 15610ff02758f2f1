import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

const paths: Record<string, string> = { series: 'series.uid', instance: 'series.instance.uid' };

const cut = (uid: unknown) => String(uid).slice(0, 60);

export default defineFault({
  id: 'long-uids-cut',
  chapter: 'search',
  breaks: 'series and instance compare the first 60 characters of UIDs alone.',
  requirements: ['search-param-series', 'search-param-instance'],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(({ name }) => name in paths);
    if (!asked || asked.value.length < 60) return undefined;
    const values = asked.value.split(',').map(cut);
    const others = await ask(criteria.filter((one) => one !== asked));
    return others.filter((study) =>
      elementsAt(study, paths[asked.name] ?? '').some((uid) => values.includes(cut(uid))),
    );
  }),
});
