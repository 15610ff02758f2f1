import { foundBy, sentIn } from './bundle-fault.ts';
import { withStrings } from './crud-fault.ts';
import { linksKept } from './links-kept.ts';

type Kept = ReturnType<typeof linksKept>;

/**
 * Leaves some references to patients by criteria in a transaction as they are.
 * @param isLeft gets how many patients the criteria match
 */
export function criteriaLeft(isLeft: (count: number) => boolean): Kept {
  const request: Kept['request'] = async (request, context) => {
    const text = JSON.stringify(sentIn(request, 'transaction') ?? []);
    const left = new Set<string>();
    for (const criteria of text.match(/Patient\?[^"]+/g) ?? []) {
      if (isLeft((await foundBy(context, `/${criteria}`)).length)) left.add(criteria);
    }
    return linksKept((resource, hide) =>
      withStrings(resource, (each) => (left.has(each) ? hide(each) : each)),
    ).request(request, context);
  };
  return { ...linksKept((resource) => resource), request };
}
