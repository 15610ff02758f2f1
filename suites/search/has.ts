import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { check } from '../check.ts';
import { INVENTED_MODIFIER, neighbours, type Query, type Subject } from './behaviour.ts';
import { advertisedBase, expectedSet, seededResources, seededStudies } from './expected.ts';
import { ownCriteria, targetsIn, targetTypes } from './joins.ts';
import { judgeOptional } from './optional.ts';
import { referringParameters } from './referring.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** A criterion about resources that refer to the one searched. */
interface Reverse {
  name: string;
  value: string;
  /** What meets it. */
  source: Resource;
}

/** Searches of each type of target. */
const PER_TYPE = 3;

const references = ownSubjects.filter(({ parameter }) => parameter.type === 'reference');

/** `_has` for the studies that refer to a resource of this type, each by an identifier of its own. */
function byStudies({ session }: CheckContext, { parameter }: Subject, type: string): Reverse[] {
  return seededStudies(session).flatMap((source) => {
    const targets = targetsIn(session, source, parameter);
    if (!targets.some(({ resourceType }) => resourceType === type)) return [];
    return ownCriteria(session, source)
      .slice(0, 1)
      .map((own) => ({
        name: `_has:${SEARCHED}:${parameter.code}:${own.parameter}`,
        value: own.value,
        source,
      }));
  });
}

/** `_has` for what refers to studies by a parameter of its own type, each by an identifier of its own. */
function byReferrers(session: Session, source: string, parameter: SearchParameter): Reverse[] {
  const base = advertisedBase(session);
  return seededResources(session)
    .filter(({ resourceType }) => resourceType === source)
    .filter((one) => reachedBy(one, parameter, base).some(({ inside }) => !inside))
    .flatMap((one) =>
      ownCriteria(session, one)
        .slice(0, 1)
        .map((own) => ({
          name: `_has:${source}:${parameter.code}:${own.parameter}`,
          value: own.value,
          source: one,
        })),
    );
}

/** Each criterion alone, two of them joined by a comma, and two of them that both have to hold. */
async function judgeReverse(
  context: CheckContext,
  criteria: readonly Reverse[],
  type: string,
): Promise<void> {
  for (const { name, value } of criteria) {
    await judgeOptional(context, [[name, value]], [name], type);
  }
  for (const [one, other] of neighbours(criteria).slice(0, 1)) {
    for (const values of [
      [one.value, other.value],
      [other.value, one.value],
    ]) {
      await judgeOptional(context, [[one.name, values.join(',')]], [one.name], type);
    }
    const both: Query = [one, other].map(({ name, value }) => [name, value]);
    await judgeOptional(context, both, [one.name], type);
    await judgeOptional(context, [...both].reverse(), [one.name], type);
  }
}

const fromStudies: Check[] = references.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/has`,
    {
      rule: `A search with _has finds the resources that studies with that value refer to by ${code}, and no others.`,
      requirements: ['search-has', `search-param-${code}`],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'has',
    },
    async (context) => {
      let judged = 0;
      let unsupported: NotApplicable | undefined;
      for (const type of targetTypes(subject.parameter)) {
        const { types } = context.session.target;
        const criteria = types.includes(type) ? byStudies(context, subject, type) : [];
        if (criteria.length === 0) continue;
        try {
          await judgeReverse(context, criteria.slice(0, PER_TYPE), type);
          judged += 1;
        } catch (error) {
          // What searches of one type do not support, those of another may.
          if (!(error instanceof NotApplicable)) throw error;
          unsupported = error;
        }
      }
      if (unsupported && judged === 0) throw unsupported;
      if (judged === 0) throw new NotApplicable('the server has none of what studies refer to');
    },
  );
});

const toStudies: Check[] = referringParameters.map(({ source, parameter }) =>
  check(
    `search/_has/${source}-${parameter.code}`,
    {
      rule: `A search with _has finds the studies that a resource of type ${source} with that value refers to by ${parameter.code}.`,
      requirements: ['search-has', 'search-logical-reference-not-joined'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async (context) => {
      const criteria = byReferrers(context.session, source, parameter);
      const finds = ({ name, value }: Reverse) =>
        expectedSet(context.session, [[name, value]]).must.length > 0;
      if (!criteria.some(finds)) {
        throw new NotApplicable(`the server keeps no ${source} that refers to a study`);
      }
      await judgeReverse(context, criteria, SEARCHED);
    },
  ),
);

const nested = check(
  'search/_has/of-has',
  {
    rule: 'A search with _has of _has finds what studies refer to that are referred to in turn.',
    requirements: ['search-has'],
    needs: { interactions: ['search-type'], dataset: 'searched' },
  },
  async (context) => {
    const { session } = context;
    for (const { source, parameter } of referringParameters) {
      for (const { name, value } of byReferrers(session, source, parameter)) {
        for (const { parameter: own } of references) {
          const outer = `_has:${SEARCHED}:${own.code}:${name}`;
          const type = targetTypes(own).find(
            (one) =>
              session.target.types.includes(one) &&
              expectedSet(session, [[outer, value]], one).must.length > 0,
          );
          if (type) return await judgeOptional(context, [[outer, value]], [outer], type);
        }
      }
    }
    throw new NotApplicable('the server keeps nothing that refers to a study');
  },
);

const nestedOfStudies = check(
  'search/_has/of-has-of-studies',
  {
    rule: 'A search for studies with _has of _has finds what is referred to by what is referred to in turn.',
    requirements: ['search-has'],
    needs: { interactions: ['search-type'], dataset: 'searched' },
  },
  async (context) => {
    const { session } = context;
    const step = '_has:Observation:derived-from';
    for (const source of seededResources(session)) {
      if (source.resourceType !== 'Observation') continue;
      for (const { parameter, value } of ownCriteria(session, source).slice(0, 1)) {
        const name = `${step}:${step}:${parameter}`;
        if (expectedSet(session, [[name, value]]).must.length === 0) continue;
        return await judgeOptional(context, [[name, value]], [name]);
      }
    }
    throw new NotApplicable('the server keeps no Observation derived from another one');
  },
);

const byDate = check(
  'search/_has/by-date',
  {
    rule: 'A search with _has by a date takes prefixes as any search by a date does.',
    requirements: ['search-has', 'search-date-ge-le', 'search-date-gt-lt'],
    needs: { interactions: ['search-type'], dataset: 'searched' },
  },
  async (context) => {
    const dates = seededResources(context.session)
      .flatMap(({ effectiveDateTime: date }) => (typeof date === 'string' ? [date] : []))
      .sort();
    const [first, last] = [dates[0], dates.at(-1)];
    if (!first || !last || first === last) {
      throw new NotApplicable('the server keeps no Observations that dates tell apart');
    }
    const name = '_has:Observation:derived-from:date';
    for (const value of [first, `ge${last}`, `lt${last}`, `gt${first}`, last.slice(0, 4)]) {
      await judgeOptional(context, [[name, value]], [name]);
    }
  },
);

/** A reference by identifier alone is no reference to what has that identifier (search.html#reference). */
const logical = references
  .filter(({ parameter }) => parameter.code === 'patient' || parameter.code === 'subject')
  .map(({ parameter: { code } }) =>
    check(
      `search/${code}/has-logical`,
      {
        rule: `A search with _has does not find the patient that a study names as ${code} by an identifier alone.`,
        requirements: ['search-logical-reference-not-joined', 'search-has'],
        needs: { interactions: ['search-type'], parameters: [code, '_id'], dataset: 'searched' },
        parameter: code,
        behaviour: 'has-logical',
      },
      async (context) => {
        const { session } = context;
        const named = (study: Resource) =>
          study.subject as { reference?: string; identifier?: object } | undefined;
        const all = seededStudies(session);
        const nameless = all.find((one) => named(one)?.identifier && !named(one)?.reference);
        const other = all.find((one) => named(one)?.reference?.startsWith('Patient/'));
        if (!session.target.types.includes('Patient')) {
          throw new NotApplicable('the server keeps no Patient');
        }
        if (!nameless?.id || !other?.id) {
          throw new NotApplicable('no seeded study names its patient by an identifier alone');
        }
        const name = `_has:${SEARCHED}:${code}:_id`;
        // Beside one that has a patient, as what finds nothing may not be supported.
        await judgeOptional(context, [[name, other.id]], [name], 'Patient');
        await judgeOptional(context, [[name, `${nameless.id},${other.id}`]], [name], 'Patient');
      },
    ),
  );

/** A modifier at the end is one of the parameter there (search.html#modifiers). */
const modified = references
  .filter(({ parameter }) => parameter.code === 'patient')
  .map((subject) =>
    check(
      'search/_has/unknown-modifier',
      {
        rule: 'A search with _has that ends with a modifier which does not exist is refused.',
        requirements: ['search-unsupported-modifier-rejected', 'search-has'],
        needs: { interactions: ['search-type'], parameters: ['patient'], dataset: 'searched' },
      },
      async (context) => {
        const [type = ''] = targetTypes(subject.parameter);
        const [one] = byStudies(context, subject, type);
        if (!one) throw new NotApplicable('the server has none of what studies refer to');
        const { name, value } = one;
        await judgeOptional(context, [[name, value]], [name], type);
        const query: Query = [[`${name}:${INVENTED_MODIFIER}`, value]];
        for (const headers of [{}, { prefer: 'handling=lenient' }]) {
          const how = { scoped: false, headers };
          const { answer } = await context.server.search(type, query, how);
          context.judge(answer).notStatus('2xx');
        }
      },
    ),
  );

/** Criteria about what refers to the resources searched (search.html#has). */
export const hasChecks: Check[] = [
  ...fromStudies,
  ...toStudies,
  nested,
  nestedOfStudies,
  byDate,
  ...logical,
  ...modified,
];
