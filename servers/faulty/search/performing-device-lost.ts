import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'performing-device-lost',
  chapter: 'search',
  breaks: 'A Device that performed a series is not indexed.',
  requirements: ['search-param-performer'],
  response: indexedAs('performer', (study) =>
    withList(study, 'series.performer', (performers) =>
      performers.filter(({ actor }) => !/Device/.test(JSON.stringify(actor))),
    ),
  ),
});
