import { isDeepStrictEqual } from 'node:util';
import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { withoutBases } from '../foreign-bases.ts';
import { meetsPlainly } from '../plain-criterion.ts';
import { isList } from '../search-request.ts';

export default defineFault({
  id: 'foreign-performer-in-list-as-local',
  chapter: 'search',
  breaks: 'In a list of performers an id is that of a practitioner on another server as well.',
  requirements: ['search-reference-foreign-absolute', 'search-or-comma'],
  response: readAnew(async (criterion, ask) => {
    if (criterion.name !== 'performer' || !isList(criterion)) return undefined;
    const right = new Set((await ask([criterion])).map(({ id }) => id));
    return (study) => {
      const local = withoutBases(study);
      const isForeign = !isDeepStrictEqual(local, study) && meetsPlainly(local, criterion);
      return isForeign || right.has(study.id);
    };
  }),
});
