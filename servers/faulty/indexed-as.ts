import type { Resource } from '../../spec/index.ts';
import type { FaultContext } from './define.ts';
import { meetsPlainly } from './plain-criterion.ts';
import { matching } from './search-fault.ts';

/**
 * A server whose index has studies otherwise than they are stored, as far as one parameter goes: its plain searches
 * find what the index says, all else is as the real server has it.
 * @param inIndex the study as that parameter sees it
 */
export function indexedAs(
  parameter: string,
  inIndex: (study: Resource, context: FaultContext) => Resource | Promise<Resource>,
) {
  return matching(async (criteria, ask, context) => {
    const own = criteria.filter(({ name, value }) => name === parameter && value !== '');
    if (own.length === 0) return undefined;
    const right = new Set((await ask(criteria)).map(({ id }) => id));
    const found: Resource[] = [];
    for (const study of await ask(criteria.filter((criterion) => !own.includes(criterion)))) {
      const meets = (seen: Resource) => own.every((criterion) => meetsPlainly(seen, criterion));
      const wrong = meets(await inIndex(study, context));
      if (wrong === meets(study) ? right.has(study.id) : wrong) found.push(study);
    }
    return found;
  });
}
