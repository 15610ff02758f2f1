import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'performer-of-first-only',
  chapter: 'search',
  breaks: 'performer looks at the first performer of each series only.',
  requirements: ['search-param-performer'],
  response: indexedAs('performer', (study) =>
    withList(study, 'series.performer', (items) => items.slice(0, 1)),
  ),
});
