import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import { claimed, declares } from '../../../fixtures/claims.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { random } from '../../../generators/random.ts';
import type { Resource } from '../../../spec/index.ts';
import { check } from '../../check.ts';
import { family } from '../criteria.ts';
import { idForms } from '../ids.ts';
import type { Kind } from '../written.ts';
import { covering, type Mix } from './covering.ts';
import { type Carrier, carriers, mustDeclareCarrier } from './delivery.ts';
import { type NeighbourKind, neighbourKinds } from './neighbours.ts';
import { judgeDeletions, judgeGoneEverywhere, judgeHistory, judgeWiderHistories } from './past.ts';
import { type By, criteriaForms, type SentId, type Step, taken } from './step.ts';
import { keptParts, type Tale } from './tale.ts';
import { heededAskings, judgeTold } from './told.ts';

/** Tales of each kind by each carrier: as many as a slow server has time for. */
const TALES: Record<Kind, number> = { created: 9, updated: 7, revived: 6, deleted: 10 };

export const PREFERENCES = ['', 'minimal', 'representation', 'OperationOutcome'] as const;

/** Of FHIR's JSON, as R4 and clients write it (http.html#mime-type). */
export const TYPES = [
  'application/fhir+json',
  'application/fhir+json; charset=utf-8',
  'application/fhir+json;charset=UTF-8',
];

const SENT_IDS: readonly SentId[] = ['none', 'unused', 'of a study', 'of a deleted study'];

const searches = { needs: { interactions: ['search-type'], parameters: ['identifier'] } };

/** Whether the server claims the searches by which criteria are known to find studies. */
export const isSearched = ({ session }: CheckContext) => claimed(searches, session) === true;

/** How a write of each kind may name the study, on this server. */
export function waysOf(context: CheckContext, kind: Kind): By[] {
  const { session } = context;
  const has = (element: string) =>
    isSearched(context) &&
    [true, 'single', 'multiple'].includes(declares(session, element) as never);
  const criteria = has(kind === 'deleted' ? 'conditionalDelete' : 'conditionalUpdate');
  if (kind === 'created') {
    return [
      'nothing',
      ...(declares(session, 'updateCreate') === true ? (['id'] as const) : []),
      ...(has('conditionalCreate') ? (['if-none-exist'] as const) : []),
      ...(criteria ? (['criteria'] as const) : []),
    ];
  }
  return kind !== 'revived' && criteria ? ['id', 'criteria'] : ['id'];
}

/** An id of the server, or which form of those that a client may choose. */
export const idFormsOf = ({ session }: CheckContext) =>
  declares(session, 'updateCreate') === true ? [-1, 0, 1, 2, 3, 4, 5, 6] : [-1];

const factorsOf = (context: CheckContext, kind: Kind, carrier: Carrier) => ({
  by: waysOf(context, kind),
  neighbours: neighbourKinds.filter((one) => one.carriers.includes(carrier)),
  prefer: PREFERENCES,
  type: TYPES,
  criteria: criteriaForms,
  idForm: idFormsOf(context),
  earlier: [0, 1, 2],
  sentId: (kind === 'created' ? SENT_IDS : ['none']) as SentId[],
});

type Circumstances = Mix<ReturnType<typeof factorsOf>>;

const PLAIN = neighbourKinds[0] as NeighbourKind;

const simply = (kind: Kind, by: By): Step => ({
  kind,
  by,
  carrier: 'alone',
  neighbours: PLAIN,
  prefer: '',
  type: 'application/fhir+json',
  criteria: criteriaForms[0] as (typeof criteriaForms)[number],
  sentId: 'none',
  isGiven: true,
});

/** What comes before what is judged: a study is created, updated so often, and perhaps deleted. */
export function startOf(
  { idForm, earlier }: { idForm: number; earlier: number },
  isDeleted: boolean,
) {
  const updates = Array.from({ length: earlier }, () => simply('updated', 'id'));
  const created = simply('created', idForm >= 0 ? 'id' : 'nothing');
  return [created, ...updates, ...(isDeleted ? [simply('deleted', 'id')] : [])];
}

/** The steps of a tale: the last is of its kind, in the circumstances of the mix. */
function stepsOf(kind: Kind, carrier: Carrier, mix: Circumstances): Step[] {
  const last: Step = { ...mix, kind, carrier };
  if (kind !== 'created') return [...startOf(mix, kind === 'revived'), last];
  return [mix.idForm >= 0 && mix.by === 'nothing' ? { ...last, by: 'id' } : last];
}

interface Begun {
  tale: Tale;
  /** The study without the parts that tell versions apart. */
  plain: Resource;
  isPlainId: boolean;
}

/** @param name tells its ids from those of others in the run */
export function begin(
  context: CheckContext,
  name: string,
  at: number,
  idForm: number,
  { sent, kept }: Pick<Tale, 'sent' | 'kept'>,
): Begun {
  const its = family(context, `tale${at}`);
  const form = Math.max(idForm, 1);
  const id = idForms(context.session.runId, `lbm${name}`)[form] ?? '';
  const tale: Tale = { context, at, id, family: its, sent, kept, versions: [] };
  return { tale, plain: its.one(), isPlainId: form === 1 };
}

/** @returns whether all was done that was to be done */
export async function lived(
  { tale, plain, isPlainId }: Begun,
  steps: readonly Step[],
): Promise<boolean> {
  for (const step of steps) {
    if (!(await taken(tale, step, plain, isPlainId))) return false;
  }
  return true;
}

const interactionsOf: Record<Kind, readonly string[]> = {
  created: ['create', 'read'],
  updated: ['create', 'read', 'update'],
  deleted: ['create', 'read', 'delete'],
  revived: ['create', 'read', 'update', 'delete'],
};

export const requirements = {
  stored: [
    'rest-create-location',
    'format-utf8',
    'rest-create-ignores-client-version-meta',
    'rest-update-ignores-client-version-meta',
    'rest-lastupdated-on-write',
    'rest-etag-equals-versionid',
    'bundle-response-entry-details',
    'bundle-response-type-order',
    'rest-id-same-everywhere',
    'rest-read-id-matches-url',
    'rest-create-roundtrip',
    'rest-versionid-changes-on-update',
    'rest-vread-returns-that-content',
    'rest-vread-id-and-version',
    'rest-head-mirrors-get',
    'rest-cond-read-changed-full',
    'format-param-values',
    'format-content-negotiation',
    'format-json-mime-type',
    'history-includes-all-versions',
    'history-newest-first',
    'history-entry-request-response',
    'history-post-put-have-resource',
    'bundle-fullurl-agrees-with-id',
    'bundle-fullurl-not-versioned',
    'bundle-fullurl-present',
    'format-json-repeating-as-array',
    'format-json-resourcetype-any-position',
    'format-json-null-alignment',
    'history-count',
    'search-returned-resources-match',
    'search-post-equals-get',
  ],
  created: [
    'rest-create-201',
    'rest-update-as-create-201',
    'rest-cond-create-no-match',
    'rest-cond-update-no-match-no-id',
    'rest-create-ignores-client-id',
  ],
  updated: ['rest-update-200', 'rest-cond-update-one-match'],
  revived: [
    'rest-update-revives-deleted',
    'history-survives-delete',
    'rest-vread-deleted-version-410',
  ],
  deleted: [
    'rest-read-deleted-410',
    'rest-vread-deleted-version-410',
    'rest-vread-id-and-version',
    'search-count-zero',
    'rest-delete-success-status',
    'rest-cond-delete-single',
    'rest-delete-then-not-searchable',
    'history-post-put-have-resource',
    'history-count',
    'history-includes-all-versions',
    'history-newest-first',
    'history-entry-request-response',
    'history-survives-delete',
    'bundle-response-entry-details',
    'bundle-response-type-order',
    'rest-head-mirrors-get',
    'rest-cond-read-changed-full',
  ],
} as const;

/** What one does with a study in several circumstances at once, none of which a check has thought of together. */
export const mixedTaleChecks: Check[] = (
  ['created', 'updated', 'revived', 'deleted'] as const
).flatMap((kind) =>
  carriers.map(({ carrier, suffix, words }) =>
    check(
      `crud/mixed/${kind}${suffix}`,
      {
        rule: `However a study is ${kind} ${words}, beside whatever else, under an id of any form and whatever it was before, the answer, reads, versions, histories and searches tell just that.`,
        requirements: [
          requirements[kind][0],
          ...requirements[kind].slice(1),
          ...(kind === 'deleted' ? [] : requirements.stored),
        ],
        isWide: true,
        needs: { interactions: interactionsOf[kind] },
      },
      (context) => judgeTales(context, kind, carrier),
    ),
  ),
);

async function judgeTales(context: CheckContext, kind: Kind, carrier: Carrier): Promise<void> {
  mustDeclareCarrier(context, carrier);
  const known = await keptParts(context);
  const heeded = await heededAskings(context, known.id);
  const chance = random(context.session.seed, `crud/mixed/${kind}/${carrier}`);
  const mixes = covering(factorsOf(context, kind, carrier), chance, TALES[kind]);
  let judged = 0;
  for (const [at, mix] of mixes.entries()) {
    const name = `${kind.slice(0, 1)}${carrier.slice(0, 1)}${at}`;
    const begun = begin(context, name, at, mix.idForm, known);
    if (!(await lived(begun, stepsOf(kind, carrier, mix)))) continue;
    judged += 1;
    if (kind === 'deleted') await judgeGoneEverywhere(begun.tale);
    else await judgeTold(begun.tale, heeded, at);
    await judgeDeletions(begun.tale);
    await judgeHistory(begun.tale, at);
    await judgeWiderHistories(begun.tale, at);
  }
  if (judged === 0) throw new NotApplicable(`no study is ${kind} in any of these ways`);
}
