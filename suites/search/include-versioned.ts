import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { SEARCHED } from './subjects.ts';

const needs = {
  interactions: ['create', 'read', 'update', 'search-type'],
  parameters: ['_id'],
};

/** Resources that studies refer to and that every server can take: `active` tells their versions apart. */
const targets = [
  { code: 'interpreter', type: 'Practitioner', content: (one: object) => ({ interpreter: [one] }) },
  { code: 'subject', type: 'Patient', content: (one: object) => ({ subject: one }) },
];

type Target = (typeof targets)[number];

/** A study that refers to the first version of something that has a second one by now. */
interface Versioned {
  target: Target;
  study: string;
  referred: string;
  first: string;
}

/** @throws {NotApplicable} if the server does not store it */
export async function newTarget({ server, session }: CheckContext, type: string) {
  const sent = markRun({ resourceType: type, active: false } as Resource, session.runId);
  const id = idOf(await server.create(sent));
  const read = id === undefined ? undefined : await server.read(type, id);
  if (!id || read?.resource?.active !== false) {
    throw new NotApplicable(`the server stores no ${type}`);
  }
  return { id, read };
}

/** @throws {NotApplicable} if the server has none of them */
export function targetFor({ session }: CheckContext): Target {
  const target = targets.find(({ type }) => session.target.types.includes(type));
  if (!target) throw new NotApplicable('the server has nothing that studies refer to');
  return target;
}

/** A study with this reference; whether and how it is kept. */
export async function referringStudy(
  context: CheckContext,
  { content, code }: Target,
  reference: string,
) {
  const { server, studies } = context;
  const created = await server.create(
    studies.mark({ ...studies.one(), ...content({ reference }) }),
  );
  const id = idOf(created);
  const read = created.status < 300 && id ? await server.read(SEARCHED, id) : undefined;
  if (!id || !JSON.stringify(read?.resource ?? {}).includes(`${reference}"`)) {
    throw new NotApplicable(`the server does not keep ${reference} as ${code}`);
  }
  return id;
}

/** The search for a study and what it refers to, once the study is found. */
export function withIncluded(context: CheckContext, { code }: Target, study: string) {
  const query = `_id=${study}&_include=${SEARCHED}:${code}`;
  return eventually(
    context,
    () => context.server.search(SEARCHED, query, { scoped: false }),
    ({ answer, matches }) => answer.status !== 200 || matches.some(({ id }) => id === study),
  );
}

type Found = Awaited<ReturnType<typeof withIncluded>>;

export const entriesOf = ({ entries }: Found, type: string, id: string) =>
  entries.filter(({ resource }) => resource?.resourceType === type && resource.id === id);

/** @throws {NotApplicable} if the server keeps no versions, no references to them, or includes nothing */
async function versioned(context: CheckContext): Promise<Versioned> {
  const { server } = context;
  const target = targetFor(context);
  const { type } = target;
  const { id, read } = await newTarget(context, type);
  const version = read.resource?.meta?.versionId;
  if (version === undefined) throw new NotApplicable(`the server keeps no version of a ${type}`);
  const reference = `${type}/${id}`;
  const plain = await referringStudy(context, target, reference);
  const study = await referringStudy(context, target, `${reference}/_history/${version}`);
  const changed = { ...read.resource, resourceType: type, id, active: true } as Resource;
  const updated = await put(server, changed, read);
  if (updated.status !== 200) throw new NotApplicable(`an update answers ${updated.status}`);
  const shown = await withIncluded(context, target, plain);
  if (entriesOf(shown, type, id).length === 0) {
    throw new NotApplicable(`the server includes nothing by ${target.code}`);
  }
  return { target, study, referred: id, first: version };
}

/** Includes by references that name a version (search.html#versions). */
export const includeVersionedChecks: Check[] = [
  check(
    'search/_include/versioned',
    {
      rule: 'An include loses no match whose reference names a version; what it brings has mode include and a fullUrl without the version.',
      requirements: [
        'search-include-missing-target',
        'search-include',
        'bundle-fullurl-not-versioned',
      ],
      needs,
    },
    async (context) => {
      const { target, study, referred } = await versioned(context);
      const result = await withIncluded(context, target, study);
      const brought = entriesOf(result, target.type, referred);
      context
        .judge(result)
        .status(200)
        .searchset()
        .that(result.matches.filter(({ id }) => id === study).length === 1, {
          code: 'missing-matches',
          message: `the study ${study}, which refers to a version, is not found once with an include`,
          expected: study,
          actual: result.matches.map(({ id }) => id),
        })
        .that(
          brought.every(({ mode }) => mode === 'include'),
          {
            code: 'include-mode',
            message: `the ${target.type} that a versioned reference brings has another mode than include`,
            expected: 'include',
            actual: brought.map(({ mode }) => mode ?? 'none'),
            expression: 'Bundle.entry.search.mode',
          },
        )
        .that(
          brought.every(({ fullUrl = '' }) => !fullUrl.includes('/_history/')),
          {
            code: 'full-url-versioned',
            message: `the fullUrl of the ${target.type} that a versioned reference brings names the version`,
            expected: `…/${target.type}/${referred}`,
            actual: brought.map(({ fullUrl }) => fullUrl ?? 'none'),
            expression: 'Bundle.entry.fullUrl',
          },
        );
    },
  ),
  check(
    'search/_include/version-named',
    {
      rule: 'An include by a reference that names a version brings that version.',
      requirements: ['search-include-versioned-reference'],
      needs,
    },
    async (context) => {
      const { target, study, referred, first } = await versioned(context);
      const result = await withIncluded(context, target, study);
      const versions = entriesOf(result, target.type, referred).map(
        ({ resource }) => resource?.meta?.versionId ?? 'none',
      );
      const old = entriesOf(result, target.type, referred).find(
        ({ resource }) => resource?.meta?.versionId === first,
      );
      context
        .judge(result)
        .status(200)
        .that(old !== undefined, {
          code: 'another-version',
          message: `the study refers to version ${first} of ${target.type}/${referred}; included: ${versions.join(', ') || 'none'}`,
          expected: first,
          actual: versions,
        })
        .that(old === undefined || old.resource?.active === false, {
          code: 'content-of-another-version',
          message: `what is included as version ${first} of ${target.type}/${referred} has the content of another`,
          expected: { active: false },
          actual: { active: old?.resource?.active },
        });
    },
  ),
];
