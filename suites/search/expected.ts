import { NotTestable } from '../../fixtures/check.ts';
import type { ExpectedSet } from '../../fixtures/judge-search.ts';
import type { SearchProbe, Session, StoredDataset } from '../../fixtures/session.ts';
import {
  createSearchOracle,
  type Judgement,
  type SearchOracle,
} from '../../oracles/search/index.ts';
import {
  commonSearchParameters,
  type Resource,
  type SearchParameter,
  searchParametersOf,
} from '../../spec/index.ts';
import type { Query } from './behaviour.ts';
import { isWidened, widened } from './relevant.ts';
import { idProbes, SEARCHED } from './subjects.ts';

interface Prepared {
  dataset: StoredDataset;
  oracle: SearchOracle;
  /** Takes what is merely relevant for a match. */
  generous: SearchOracle;
  /** By query: many checks ask the same. */
  expected: Map<string, Expected>;
}

const referenceCodes = new Set(
  searchParametersOf(SEARCHED).flatMap(({ type, code }) => (type === 'reference' ? code : [])),
);

type Expected = ExpectedSet & { ambiguous: boolean };

const prepared = new WeakMap<Session, Prepared>();

function prepare(session: Session): Prepared {
  let found = prepared.get(session);
  if (!found) {
    const { dataset } = session;
    if (!dataset) throw new NotTestable('the dataset was not seeded');
    const oracle = (change: (parameter: SearchParameter) => SearchParameter) =>
      createSearchOracle(dataset.resources, {
        base: advertisedBase(session),
        parameters: (type) => [
          ...searchParametersOf(type).map(change),
          ...commonSearchParameters(),
        ],
      });
    found = {
      dataset,
      oracle: oracle((same) => same),
      generous: oracle(widened),
      expected: new Map(),
    };
    prepared.set(session, found);
  }
  return found;
}

/** The base in the URLs that the server itself makes. */
export function advertisedBase(session: Session): string {
  return session.target.advertisedBase ?? session.target.base;
}

/** What a search over the seeded studies, or resources of another type, as they are stored, has to come to. */
export function expectedSet(session: Session, query: Query, type: string = SEARCHED): Expected {
  const { expected } = prepare(session);
  const key = JSON.stringify([type, query]);
  const known = expected.get(key) ?? judgedSet(session, query, type);
  expected.set(key, known);
  return known;
}

function judgedSet(session: Session, query: Query, type: string): Expected {
  const { oracle, generous, dataset } = prepare(session);
  const { judgements, ambiguous } = oracle.judge(type, query);
  const wider = isWidened(query) ? generous.judge(type, query).judgements : [];
  for (const [id, { verdict }] of wider) {
    const strict = judgements.get(id);
    if (!strict || strict.verdict === verdict || strict.verdict === 'open') continue;
    const should = strict.verdict === 'must' ? 'match' : 'not-match';
    judgements.set(id, { verdict: 'open', reasons: strict.reasons, should });
  }
  leaveOpenWhatLeadsNowhere(query, dataset, judgements);
  const all = new Set(judgements.keys());
  const having = (test: (id: string) => boolean) => [...all].filter(test);
  return {
    ambiguous,
    must: having((id) => judgements.get(id)?.verdict === 'must'),
    open: having((id) => judgements.get(id)?.verdict === 'open'),
    should: having((id) => judgements.get(id)?.should === 'match'),
    shouldNot: having((id) => judgements.get(id)?.should === 'not-match'),
    explain: (id) => {
      // Judged anew: the reasons of all queries take more memory than all else, and are hardly ever asked for.
      const [first = 'not one of those that were seeded', ...more] =
        oracle.judge(type, query).judgements.get(id)?.reasons ?? [];
      const reasons = more.length === 0 ? first : `${first}; and so on`;
      const purpose = dataset.purposes[id];
      return purpose ? `${reasons}. Seeded as: ${purpose}` : reasons;
    },
    // Only searches for studies are narrowed to the dataset.
    ...(session.target.scope.kind === 'none' || type !== SEARCHED
      ? { concerns: (id: string) => all.has(id) }
      : {}),
  };
}

/**
 * References have to be resolvable (references.html#literal), and where the target of a search does not exist,
 * finding nothing is what R4 advises (search.html#errors): a server need not index a reference that leads nowhere.
 */
function leaveOpenWhatLeadsNowhere(
  query: Query,
  { ids }: StoredDataset,
  judgements: Map<string, Judgement>,
): void {
  const leadsNowhere = ids['dangling-targets'];
  const strict = judgements.get(leadsNowhere ?? '');
  const isReference = ([name]: Query[number]) => referenceCodes.has(name.split(/[:.]/)[0] ?? '');
  if (!leadsNowhere || !strict || strict.verdict === 'open' || !query.some(isReference)) return;
  judgements.set(leadsNowhere, { verdict: 'open', reasons: strict.reasons });
}

/** Whether a search has to find a study as it is stored, must not find it, or may do either. */
export function verdictOn(session: Session, study: Resource, query: Query): Judgement['verdict'] {
  const oracle = createSearchOracle([study], {
    base: advertisedBase(session),
    parameters: (type) => [...searchParametersOf(type), ...commonSearchParameters()],
  });
  const [judgement] = oracle.judge(SEARCHED, query).judgements.values();
  return judgement?.verdict ?? 'open';
}

/** Whether a study, as it is stored, has to be found by a search. */
export function hasToFind(session: Session, study: Resource, query: Query): boolean {
  return verdictOn(session, study, query) === 'must';
}

/** The values worth searching for that a parameter has in the dataset. */
export function probesOf(session: Session, parameter: string): SearchProbe[] {
  if (parameter === '_id') {
    const ids = seededStudies(session).flatMap(({ id }) => id ?? []);
    const dotted = ids.filter((id) => id.includes('.'));
    return idProbes([...new Set([...ids.slice(0, 2), ...ids.slice(-1), ...dotted])]);
  }
  return prepare(session).dataset.probes.filter((probe) => probe.parameter === parameter);
}

/** All that was seeded, as the server gave it back. */
export function seededResources(session: Session) {
  return prepare(session).dataset.resources;
}

/** The seeded studies as the server gave them back. */
export function seededStudies(session: Session) {
  return seededResources(session).filter((one) => one.resourceType === SEARCHED);
}
