import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

interface Identifier {
  system?: string;
}

const own = 'http://archive.example/studies';

export default defineFault({
  id: 'identifiers-completed',
  chapter: 'crud',
  breaks: 'A study gets an identifier of the archive, and counts of its series and instances.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) => {
    const series = (study.series ?? []) as { instance?: unknown[] }[];
    const identifier = ((study.identifier ?? []) as Identifier[]).filter(
      ({ system }) => system !== own,
    );
    return {
      ...study,
      identifier: [{ use: 'secondary', system: own, value: 'pending' }, ...identifier],
      numberOfSeries: series.length,
      numberOfInstances: series.reduce((sum, { instance = [] }) => sum + instance.length, 0),
    };
  }),
});
