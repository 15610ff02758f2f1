import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { random } from '../../generators/random.ts';
import { check } from '../check.ts';
import type { Subject } from './behaviour.ts';
import { notJudged } from './found.ts';
import { elementsFor } from './lived-content.ts';
import { judgeSearches } from './lived-judged.ts';
import { type Life, livesOf } from './lived-lives.ts';
import { searchesOf, sessionOf } from './lived-queries.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** Parameters of one type, as many as can be asked for often. */
interface Kind {
  kind: string;
  /** Completes “… searches by …”. */
  words: string;
  codes: readonly string[];
  requirements: readonly string[];
}

const tokens = ['search-token-code-only', 'search-token-system-and-code', 'search-token-not'];

const references = [
  'search-reference-forms',
  'bundle-transaction-rewrites-references',
  'bundle-transaction-conditional-reference',
];

const kinds: Kind[] = [
  {
    kind: 'code',
    words: 'status, modality, bodysite, dicom-class and reason',
    codes: ['status', 'modality', 'bodysite', 'dicom-class', 'reason'],
    requirements: tokens,
  },
  {
    kind: 'identifier',
    words: 'identifier, series and instance',
    codes: ['identifier', 'series', 'instance'],
    requirements: tokens,
  },
  {
    kind: 'date',
    words: 'started',
    codes: ['started'],
    requirements: ['search-date-eq-implicit-range', 'search-date-gt-lt', 'search-date-ge-le'],
  },
  {
    kind: 'reference',
    words: 'subject, patient, encounter and basedon',
    codes: ['subject', 'patient', 'encounter', 'basedon'],
    requirements: references,
  },
  {
    kind: 'actor',
    words: 'referrer, interpreter, performer and endpoint',
    codes: ['referrer', 'interpreter', 'performer', 'endpoint'],
    requirements: references,
  },
];

/** As many as a slow server has time for. */
const STUDIES = 18;
const SEARCHES = 102;

/** What searches find of studies that were written in ways that nobody thought of together (search.html#currency). */
export const livedChecks: Check[] = kinds.map((kind) => {
  const subjects = ownSubjects.filter(({ parameter }) => kind.codes.includes(parameter.code));
  return check(
    `search/lived/${kind.kind}`,
    {
      rule: `However studies were created, updated, deleted and brought back, searches by ${kind.words} go by what they are now.`,
      requirements: [
        'search-returned-resources-match',
        ...subjects.map(({ requirement }) => requirement),
        ...kind.requirements,
        'search-missing',
        'search-post-equals-get',
        'rest-delete-then-not-searchable',
        'rest-update-revives-deleted',
      ],
      isWide: true,
      needs: {
        interactions: ['create', 'read', 'update', 'delete', 'search-type'],
        parameters: subjects.map(({ parameter }) => parameter.code),
        dataset: 'referred',
      },
    },
    (context) => judgeLives(context, kind.kind, subjects),
  );
});

async function judgeLives(
  context: CheckContext,
  kind: string,
  subjects: readonly Subject[],
): Promise<void> {
  const chance = random(context.session.seed, `search/lived/${kind}`);
  const names = elementsFor(subjects.map(({ parameter }) => parameter.code));
  const lives = await livesOf(context, chance, names, kind.slice(0, 2), STUDIES);
  if (lives.lives.length === 0) throw new NotApplicable('no study is stored in any of these ways');
  const own = { ...context, session: sessionOf(context.session, lives) };
  await settled(own, lives.lives);
  const searches = searchesOf(own.session, lives.lives, subjects, chance, SEARCHES);
  const judged = await judgeSearches(own, lives.lives, searches);
  if (judged === 0) throw new NotApplicable('every one of these searches is refused');
  notJudged(context);
}

/** Waits until searches find the studies that are there, and no others. */
export function settled(context: CheckContext, lives: readonly Life[]) {
  const there = lives.flatMap(({ stored, id }) => (stored ? [id] : []));
  const gone = lives.flatMap(({ stored, id }) => (stored ? [] : [id]));
  return eventually(
    context,
    () => context.server.search(SEARCHED, [['_id', lives.map(({ id }) => id).join(',')]]),
    ({ matches }) => {
      const found = matches.map(({ id }) => id ?? '');
      return there.every((id) => found.includes(id)) && !gone.some((id) => found.includes(id));
    },
  );
}
