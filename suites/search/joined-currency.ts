import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import { markRun } from '../../generators/run-mark.ts';
import { runPatient } from '../../generators/run-patient.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import type { Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { includesIn } from './included.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

const SYSTEM = 'http://example.org/joined';

export const needs = (...interactions: string[]) => ({
  interactions: ['create', 'read', 'search-type', ...interactions],
  parameters: ['_id'],
});

interface Identified {
  system?: string;
  value?: string;
}

/** The resource with one more identifier; without the one of that system that it had. */
export function withIdentifier(resource: Resource, value: string): Resource {
  const kept = ((resource.identifier ?? []) as Identified[]).filter((one) => one.system !== SYSTEM);
  return { ...resource, identifier: [...kept, { system: SYSTEM, value }] };
}

export const isKept = (resource: Resource | undefined, value: string) =>
  ((resource?.identifier ?? []) as Identified[]).some(
    (one) => one.system === SYSTEM && one.value === value,
  );

/**
 * Stores something beside a study.
 * @throws {NotApplicable} if the server does not take it as it is
 */
export async function storedBeside(
  { server, session }: CheckContext,
  resource: Resource,
  value: string,
): Promise<Resource> {
  const { resourceType } = resource;
  if (!session.target.types.includes(resourceType)) {
    throw new NotApplicable(`the server keeps no ${resourceType}`);
  }
  const created = await server.create(withIdentifier(resource, value));
  const id = created.status < 300 ? idOf(created) : undefined;
  const { resource: stored } = id ? await server.read(resourceType, id) : {};
  if (!stored || !isKept(stored, value)) {
    throw new NotApplicable(`the server does not keep such a ${resourceType}: ${created.status}`);
  }
  return stored;
}

/** @throws {NotApplicable} if it can be read all the same */
export async function mustDelete(
  { server }: CheckContext,
  type: string,
  id: string,
): Promise<void> {
  await server.delete(type, id);
  const { status } = await server.read(type, id);
  if (status === 404 || status === 410) return;
  throw new NotApplicable(`the ${type} can be read after its deletion: ${status}`);
}

export const has = (result: SearchResult, id: string) =>
  result.matches.some((one) => one.id === id);

export const asked = (id: string, name: string, value: string): Query => [
  ['_id', id],
  [name, `${SYSTEM}|${value}`],
];

/** Searches until the resource is found, or is not, as wanted; the caller judges what came last. */
export function searched(
  context: CheckContext,
  query: Query,
  id: string,
  wanted: boolean,
  type: string = SEARCHED,
) {
  return eventually(
    context,
    () => context.server.search(type, query, { scoped: false }),
    (result) => isRefusal(result) || has(result, id) === wanted,
  );
}

/** @throws {NotApplicable} if the search is refused, ignored, or finds nothing: that has checks of its own */
export async function mustBeFound(
  context: CheckContext,
  query: Query,
  id: string,
  type: string = SEARCHED,
): Promise<void> {
  const [name] = query[1] ?? [''];
  const result = await searched(context, query, id, true, type);
  if (isRefusal(result)) throw new NotApplicable(`refused, as R4 allows: ${result.answer.status}`);
  if (isLeftOut(result, name)) throw new NotApplicable('ignored, and not in the self link');
  if (!has(result, id)) throw new NotApplicable(`it is not found by ${name} at all`);
}

export async function judgeFound(
  context: CheckContext,
  query: Query,
  id: string,
  wanted: boolean,
  why: string,
  type: string = SEARCHED,
): Promise<void> {
  judgeAsFound(context, await searched(context, query, id, wanted, type), id, wanted, why, type);
}

export function judgeAsFound(
  context: CheckContext,
  result: SearchResult,
  id: string,
  wanted: boolean,
  why: string,
  type: string = SEARCHED,
): void {
  context
    .judge(result)
    .searchset()
    .that(has(result, id) === wanted, {
      code: wanted ? 'missing-matches' : 'extra-matches',
      message: `${type}/${id} is ${wanted ? 'not found' : 'still found'}, though ${why}`,
      expected: wanted ? id : `not ${id}`,
      actual: result.matches.map((match) => match.id),
    });
}

const CHAIN = 'patient.identifier';

/** Types whose resources refer to a study by a parameter of their own, and how. */
export const referrers: {
  source: string;
  code: string;
  /** By which they are found as well. */
  further: readonly [code: string, value: string];
  resource(study: object): Resource;
}[] = [
  {
    source: 'Observation',
    code: 'derived-from',
    further: ['code', 'http://loinc.org|33728-5'],
    resource: (study) => ({
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '33728-5' }], text: 'Size' },
      derivedFrom: [study],
    }),
  },
  {
    source: 'Task',
    code: 'focus',
    further: ['status', 'requested'],
    resource: (study) => ({
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      focus: study,
    }),
  },
];

const chained = check(
  'search/patient/chain-updated',
  {
    rule: 'After an update of a patient a chain finds the studies by the identifier the patient has now, and no longer by the one it had.',
    requirements: ['search-chain', 'search-returned-resources-match'],
    needs: { ...needs('update'), parameters: ['_id', 'patient'] },
    parameter: 'patient',
    behaviour: 'chain-updated',
  },
  async (context) => {
    const { server, session, studies } = context;
    const [before, after] = [`${studies.group}-old`, `${studies.group}-new`];
    const patient = await storedBeside(context, runPatient(session.runId), before);
    const subject = { reference: `Patient/${patient.id}` };
    const { id } = await studies.stored(studies.mark({ ...studies.one(), subject }));
    await mustBeFound(context, asked(id, CHAIN, before), id);
    const read = await server.read('Patient', patient.id ?? '');
    const answer = await put(server, withIdentifier(patient, after), read);
    const { resource: now } = await server.read('Patient', patient.id ?? '');
    if (answer.status >= 300 || !isKept(now, after) || isKept(now, before)) {
      throw new NotApplicable(`the patient is not updated as asked: ${answer.status}`);
    }
    const why = `its patient has the identifier ${after} now`;
    await judgeFound(context, asked(id, CHAIN, after), id, true, why);
    await judgeFound(context, asked(id, CHAIN, before), id, false, why);
  },
);

const reversed = referrers.map(({ source, code, further: [name, given], resource }) =>
  check(
    `search/_has/${source}-${code}-deleted`,
    {
      rule: `A search with _has no longer finds a study by a ${source} that has been deleted.`,
      requirements: ['search-has', 'search-returned-resources-match'],
      needs: needs(),
    },
    async (context) => {
      const { session, studies } = context;
      const { id } = await studies.stored();
      const value = `${studies.group}-gone`;
      const referring = markRun(resource({ reference: `${SEARCHED}/${id}` }), session.runId);
      const stored = await storedBeside(context, referring, value);
      const query = asked(id, `_has:${source}:${code}:identifier`, value);
      await mustBeFound(context, query, id);
      const further: Query = [
        ['_id', id],
        [`_has:${source}:${code}:${name}`, given],
      ];
      const also = await searched(context, further, id, true);
      const queries = !isRefusal(also) && has(also, id) ? [query, further] : [query];
      await mustDelete(context, source, stored.id ?? '');
      for (const each of queries) {
        await judgeFound(context, each, id, false, `the ${source} has been deleted`);
      }
    },
  ),
);

const moved = referrers.map(({ source, code, resource }) =>
  check(
    `search/_has/${source}-${code}-moved`,
    {
      rule: `A search with _has finds the study that a ${source} refers to since its update, and no longer the one that it referred to before.`,
      requirements: ['search-has', 'search-returned-resources-match'],
      needs: needs('update'),
    },
    async (context) => {
      const { server, session, studies } = context;
      const [{ id: former }, { id: present }] = [await studies.stored(), await studies.stored()];
      const value = `${studies.group}-moved`;
      const referringTo = (id: string) =>
        markRun(resource({ reference: `${SEARCHED}/${id}` }), session.runId);
      const stored = await storedBeside(context, referringTo(former), value);
      const { id = '' } = stored;
      const name = `_has:${source}:${code}:identifier`;
      await mustBeFound(context, asked(former, name, value), former);
      const read = await server.read(source, id);
      await put(server, { ...withIdentifier(referringTo(present), value), id }, read);
      const now = JSON.stringify((await server.read(source, id)).resource ?? {});
      if (!now.includes(`/${present}"`) || now.includes(`/${former}"`)) {
        throw new NotApplicable(`the ${source} is not updated as asked`);
      }
      const why = `the ${source} refers to ${present} now`;
      await judgeFound(context, asked(present, name, value), present, true, why);
      await judgeFound(context, asked(former, name, value), former, false, why);
    },
  ),
);

/** A study brings its patient, and the patient a practitioner. */
const toPractitioner: Query = [
  ['_include', `${SEARCHED}:patient`],
  ['_include:iterate', 'Patient:general-practitioner'],
];

const included = check(
  'search/_include/deleted-iterated',
  {
    rule: 'What has been deleted is no longer included with :iterate.',
    requirements: ['search-include-missing-target', 'search-include'],
    needs: needs(),
  },
  async (context) => {
    const { server, session, studies, judge } = context;
    const value = `${studies.group}-gone`;
    const doctor = markRun({ resourceType: 'Practitioner' }, session.runId);
    const { id: gone = '' } = await storedBeside(context, doctor, value);
    const generalPractitioner = [{ reference: `Practitioner/${gone}` }];
    const treated = { ...runPatient(session.runId), generalPractitioner };
    const patient = await storedBeside(context, treated, value);
    const subject = { reference: `Patient/${patient.id}` };
    const { id } = await studies.stored(studies.mark({ ...studies.one(), subject }));
    const searchUntil = (isEnough: (result: SearchResult) => boolean) =>
      eventually(
        context,
        () => server.search(SEARCHED, [['_id', id], ...toPractitioner], { scoped: false }),
        isEnough,
      );
    const isThere = (result: SearchResult) => includesIn(result).includes(`Practitioner/${gone}`);
    const before = await searchUntil((result) => isRefusal(result) || has(result, id));
    if (!isThere(before)) throw new NotApplicable('the server follows no include of an include');
    await mustDelete(context, 'Practitioner', gone);
    const after = await searchUntil((result) => !isThere(result));
    judge(after)
      .searchset()
      .that(has(after, id) && !isThere(after), {
        code: 'deleted-included',
        message: `Practitioner/${gone} has been deleted: the study and its patient are left`,
        expected: 'the study, without the practitioner',
        actual: after.entries.map(({ fullUrl, mode }) => `${mode}: ${fullUrl}`),
      });
  },
);

/** What joins see of writes to the resources on the other side (search.html#chaining, #has, #currency). */
export const joinedCurrencyChecks: Check[] = [chained, ...reversed, ...moved, included];
