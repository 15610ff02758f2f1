import fc from 'fast-check';
import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { requirement } from '../../requirements/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { notJudged } from './found.ts';
import { type Criterion, queries, queryOf, withoutOne } from './generated-queries.ts';
import { shown } from './matrix.ts';
import { requirementOf } from './query-requirement.ts';
import { isOptional, regressionsOf, templateOf } from './regressions.ts';
import { ownSubjects } from './subjects.ts';
import { fewestStudies, type Mistake, mistakeIn } from './witness.ts';

/** A kind of generated search: a check. */
interface Kind {
  kind: string;
  rule: string;
  /** Parameters at a time. */
  most: number;
  includes(subject: Subject): boolean;
  requirements: readonly string[];
}

const isOf = (type: string) => (subject: Subject) => subject.parameter.type === type;

const kinds: Kind[] = [
  {
    kind: 'token',
    rule: 'Searches by tokens, with modifiers, lists and repetitions as chance has it, find what they have to find.',
    most: 3,
    includes: isOf('token'),
    requirements: ['search-token-code-only', 'search-token-system-and-code', 'search-token-not'],
  },
  {
    kind: 'date',
    rule: 'Searches by dates, with prefixes, lists and repetitions as chance has it, find what they have to find.',
    most: 4,
    includes: isOf('date'),
    requirements: [
      'search-date-eq-implicit-range',
      'search-date-ne',
      'search-date-gt-lt',
      'search-date-ge-le',
      'search-date-sa-eb',
      'search-date-ap',
    ],
  },
  {
    kind: 'reference',
    rule: 'Searches by references, in every form, with lists and repetitions as chance has it, find what they have to find.',
    most: 3,
    includes: isOf('reference'),
    requirements: ['search-reference-forms', 'search-reference-type-modifier'],
  },
  {
    kind: 'combined',
    rule: 'Searches by several of all the parameters, as chance has it, find what they have to find.',
    most: 4,
    includes: () => true,
    requirements: ownSubjects.map((subject) => subject.requirement),
  },
];

/** Searches that nobody thought of, each held against what the studies as stored say. */
export const generatedChecks: Check[] = kinds.map((kind) =>
  check(
    `search/generated/${kind.kind}`,
    {
      rule: kind.rule,
      requirements: [
        'search-returned-resources-match',
        'search-or-comma',
        'search-and-repeat',
        'search-missing',
        ...kind.requirements,
      ],
      isWide: true,
      needs: {
        interactions: ['search-type'],
        parameters: ownSubjects.filter(kind.includes).map(({ parameter }) => parameter.code),
        dataset: 'searched',
      },
    },
    (context) => judgeGenerated(context, kind),
  ),
);

/** Searches that are made to shrink one that goes wrong. */
const MOST_SHRINKS = 40;

async function judgeGenerated(
  context: CheckContext,
  { kind, most, includes }: Kind,
): Promise<void> {
  const { session } = context;
  const subjects = ownSubjects.filter(includes);
  let judged = 0;
  const ask = async (criteria: readonly Criterion[]) => {
    const refusable = criteria.some((one) => one.refusable);
    const mistake = await mistakeIn(context, queryOf(criteria), refusable);
    if (mistake !== 'refused') judged += 1;
    return mistake === 'refused' ? undefined : mistake;
  };
  const reported = new Set<string>();
  for (const { query } of regressionsOf(session, kind)) {
    const mistake = await mistakeIn(context, query, isOptional(query));
    if (!mistake || mistake === 'refused') continue;
    reported.add(JSON.stringify(query));
    await report(context, query, mistake);
  }
  const runs = Math.ceil(session.generated / kinds.length);
  let shrinks = 0;
  let failed = false;
  const property = fc.asyncProperty(queries(session, subjects, most), async (criteria) => {
    if (failed) shrinks += 1;
    if (shrinks > MOST_SHRINKS) return;
    const mistake = await ask(criteria);
    if (mistake === undefined) return;
    failed = true;
    throw new WrongAnswer(mistake);
  });
  const run = await fc.check(property, { seed: session.seed, numRuns: runs });
  if (run.failed) {
    if (!(run.errorInstance instanceof WrongAnswer)) throw run.errorInstance;
    const [criteria] = run.counterexample ?? [[]];
    const smallest = await smallestOf(criteria, run.errorInstance.mistake, ask);
    const query = queryOf(smallest.criteria);
    const isNew = !reported.has(JSON.stringify(query));
    if (isNew) await report(context, query, smallest.mistake);
  }
  if (judged === 0) throw new NotApplicable('every one of these searches is refused');
  notJudged(context);
}

interface Wrong {
  criteria: readonly Criterion[];
  mistake: Mistake;
}

/** Leaves out parameters and values as long as the search still goes wrong. */
async function smallestOf(
  criteria: readonly Criterion[],
  mistake: Mistake,
  ask: (criteria: readonly Criterion[]) => Promise<Mistake | undefined>,
): Promise<Wrong> {
  for (const smaller of withoutOne(criteria)) {
    const still = await ask(smaller);
    if (still) return smallestOf(smaller, still, ask);
  }
  return { criteria, mistake };
}

class WrongAnswer extends Error {
  readonly mistake: Mistake;

  constructor(mistake: Mistake) {
    super(mistake.code);
    this.mistake = mistake;
  }
}

/** A finding of the smallest search and the fewest studies that show what is wrong. */
async function report(context: CheckContext, query: Query, mistake: Mistake): Promise<void> {
  const { session, judge } = context;
  const { result, names, code } = mistake;
  if (code === 'status') return void judge(result).searchset();
  const witness = await fewestStudies(context, query, mistake);
  const { explain, must, open } = expectedSet(session, query);
  const { id, spec } = requirement(requirementOf(query));
  const [first = ''] = names;
  const what = code === 'missing-matches' ? 'not found' : 'too many';
  const among =
    witness.ids.length > 0
      ? `; so it is among ${witness.ids.length} (_id=${witness.ids.join(',')})`
      : '';
  judge(result.answer).that(false, {
    code,
    message: `${shown(query)}: ${names.length} ${what}, e.g. ${first} (${explain(first)})${among}; ${id}, ${spec}`,
    expected: { must, open, requirement: id },
    actual: {
      curl: witness.curl,
      regression: templateOf(session, query),
      [code]: names,
    },
  });
}
