import type { Resource } from '../../../spec/index.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';
import { matching } from '../search-fault.ts';
import type { Searchset } from '../search-request.ts';

const CHAIN = 'basedon:ServiceRequest.';

export default defineFault({
  id: 'chain-by-former-order',
  chapter: 'search',
  breaks: 'A chain through basedon also finds a study by the order that it had before an update.',
  requirements: ['search-chain', 'search-param-basedon'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: matching(async (criteria, ask, context) => {
    const chain = criteria.find(({ name }) => name.startsWith(CHAIN));
    if (!chain) return undefined;
    const query = new URLSearchParams([[chain.name.slice(CHAIN.length), chain.value]]);
    const url = `/ServiceRequest?${query}`;
    const { body } = await context.upstream({ method: 'GET', url, headers: {} });
    const orders = ((body as Searchset).entry ?? []).map(
      ({ resource }) => `ServiceRequest/${resource?.id}`,
    );
    const hadOne = ({ id }: Resource) =>
      referencesIn(formerOf(context, `ImagingStudy/${id}`), 'basedon').some((one) =>
        orders.includes(one),
      );
    const right = new Set((await ask(criteria)).map(({ id }) => id));
    const others = await ask(criteria.filter((one) => one !== chain));
    return others.filter((study) => right.has(study.id) || hadOne(study));
  }),
});
