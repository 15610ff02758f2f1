import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

const form = /^_has:Observation:(?:derived-from|part-of):/;

export default defineFault({
  id: 'has-any-parameter',
  chapter: 'search',
  breaks: 'Of Observations _has takes derived-from and part-of for one another.',
  requirements: ['search-has'],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(({ name }) => form.test(name));
    if (!asked) return undefined;
    const found = new Map<string | undefined, Resource>();
    for (const code of ['derived-from', 'part-of']) {
      const name = asked.name.replace(form, `_has:Observation:${code}:`);
      const others = criteria.map((one) => (one === asked ? { name, value: one.value } : one));
      for (const study of await ask(others)) found.set(study.id, study);
    }
    return [...found.values()];
  }),
});
