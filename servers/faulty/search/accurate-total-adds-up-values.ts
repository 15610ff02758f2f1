import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import {
  askedWith,
  isControl,
  isList,
  isOwn,
  parametersOf,
  type Searchset,
} from '../search-request.ts';

export default defineFault({
  id: 'accurate-total-adds-up-values',
  chapter: 'search',
  breaks: 'With _total=accurate the total adds up what each of several values finds.',
  requirements: ['search-total-semantics', 'search-or-comma'],
  response: onPages(async (page, { first }, { upstream }) => {
    const parameters = parametersOf(first);
    const isAccurate = parameters.some((one) => one.name === '_total' && one.value === 'accurate');
    const list = parameters.find((one) => isOwn(one) && !/:not$/.test(one.name) && isList(one));
    if (!isAccurate || !list || page.total === undefined) return undefined;
    const others = parameters.filter((one) => one !== list && !isControl(one));
    let total = 0;
    for (const value of list.value.split(/(?<!\\),/)) {
      const { body } = await upstream(askedWith(first, [...others, { name: list.name, value }]));
      total += (body as Searchset).total ?? 0;
    }
    return { ...page, total };
  }),
});
