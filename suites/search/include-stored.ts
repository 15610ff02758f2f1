import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { advertisedBase } from './expected.ts';
import {
  entriesOf,
  newTarget,
  referringStudy,
  targetFor,
  withIncluded,
} from './include-versioned.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['create', 'read', 'search-type'], parameters: ['_id'] };
const needsDelete = { ...needs, interactions: [...needs.interactions, 'delete'] };

/** A resource of the check's own, and a study that refers to it and brings it along. */
async function included(context: CheckContext) {
  const target = targetFor(context);
  const { type } = target;
  const { id, read } = await newTarget(context, type);
  const study = await referringStudy(context, target, `${type}/${id}`);
  const shown = await withIncluded(context, target, study);
  if (entriesOf(shown, type, id).length === 0) {
    throw new NotApplicable(`the server includes nothing by ${target.code}`);
  }
  return { target, type, id, study, read };
}

const current = check(
  'search/_include/current-version',
  {
    rule: 'An include by a reference that names no version brings the resource as it is now, under a fullUrl without a version.',
    requirements: ['search-include', 'bundle-fullurl-not-versioned'],
    needs: { ...needs, interactions: [...needs.interactions, 'update'] },
  },
  async (context) => {
    const { target, type, id, study, read } = await included(context);
    const changed = { ...read.resource, resourceType: type, id, active: true } as Resource;
    const updated = await put(context.server, changed, read);
    if (updated.status !== 200) throw new NotApplicable(`an update answers ${updated.status}`);
    const stateOf = (found: SearchResult) =>
      entriesOf(found, type, id).map(({ resource }) => resource?.active);
    const result = await eventually(
      context,
      () => withIncluded(context, target, study),
      (found) => stateOf(found).includes(true),
    );
    const states = stateOf(result);
    const fullUrls = entriesOf(result, type, id).map(({ fullUrl = '' }) => fullUrl);
    context
      .judge(result)
      .that(!states.includes(false), {
        code: 'another-version',
        message: `${type}/${id} is included as it was before its update`,
        expected: { active: true },
        actual: states,
      })
      .that(!fullUrls.some((fullUrl) => fullUrl.includes('/_history/')), {
        code: 'versioned-full-url',
        message: `the fullUrl of ${type}/${id}, which is included, names a version`,
        expected: `the URL of ${type}/${id}`,
        actual: fullUrls,
        expression: 'Bundle.entry.fullUrl',
      });
  },
);

const absolute = check(
  'search/_include/stored-absolute',
  {
    rule: 'An include follows a reference that is stored as an absolute URL of this server.',
    requirements: ['search-include', 'search-reference-forms'],
    needs,
  },
  async (context) => {
    const { server, session, studies, judge } = context;
    const { target, type, id } = await included(context);
    const reference = `${advertisedBase(session)}/${type}/${id}`;
    const created = await server.create(
      studies.mark({ ...studies.one(), ...target.content({ reference }) }),
    );
    const study = idOf(created);
    const kept = study === undefined ? undefined : await server.read(SEARCHED, study);
    const isKept = JSON.stringify(kept?.resource ?? {}).includes(`${type}/${id}"`);
    if (created.status >= 300 || study === undefined || !isKept) {
      throw new NotApplicable(`a reference by absolute URL is not kept: ${created.status}`);
    }
    const result = await withIncluded(context, target, study);
    judge(result)
      .searchset()
      .that(entriesOf(result, type, id).length > 0, {
        code: 'missing-includes',
        message: `the study ${study} refers to ${reference}, and it is not included by ${target.code}`,
        expected: `${type}/${id}`,
        actual: result.entries.map(({ fullUrl }) => fullUrl ?? 'none'),
      });
  },
);

/** @throws {NotApplicable} if it is not: what something refers to need not be (http.html#delete) */
export async function deleteOrGiveUp({ server }: CheckContext, type: string, id: string) {
  const { status } = await server.delete(type, id);
  if (status >= 300) throw new NotApplicable(`the ${type} is not deleted: ${status}`);
  const read = await server.read(type, id);
  if (read.status < 400) throw new NotApplicable(`the deleted ${type} can be read`);
}

/** That a study is found, unless it has been deleted with it, and what has been deleted does not come along. */
export async function judgeAlone(
  { server, judge }: CheckContext,
  result: SearchResult,
  study: string,
  [type, id]: [string, string],
) {
  const { status } = await server.read(SEARCHED, study);
  if (status >= 400) throw new NotApplicable(`the study is gone as well: ${status}`);
  const there = entriesOf(result, type, id);
  judge(result)
    .status(200)
    .searchset()
    .that(result.matches.filter((match) => match.id === study).length === 1, {
      code: 'missing-matches',
      message: `the study ${study} is not found once`,
      expected: study,
      actual: result.matches.map((match) => match.id),
    })
    .that(there.length === 0, {
      code: 'extra-includes',
      message: `${type}/${id} has been deleted, and comes with the study`,
      expected: 'the study alone',
      actual: there.map(({ fullUrl }) => fullUrl ?? 'none'),
    });
}

const deletedTarget = check(
  'search/_include/deleted',
  {
    rule: 'An include loses no match whose reference leads to what has been deleted, and does not bring that.',
    requirements: ['search-include-missing-target'],
    needs: needsDelete,
  },
  async (context) => {
    const { target, type, id, study } = await included(context);
    await deleteOrGiveUp(context, type, id);
    const result = await eventually(
      context,
      () => withIncluded(context, target, study),
      (found) => entriesOf(found, type, id).length === 0,
    );
    await judgeAlone(context, result, study, [type, id]);
  },
);

/** @throws {NotApplicable} if what was updated does not refer to this now, and no longer to that */
async function mustReferTo(
  { server }: CheckContext,
  { status }: Answer,
  [type, id]: [string, string],
  now = '',
  before = '',
): Promise<void> {
  if (status !== 200) throw new NotApplicable(`an update answers ${status}`);
  const { resource } = await server.read(type, id);
  const text = JSON.stringify(resource ?? {});
  if (!text.includes(`${now}"`) || text.includes(`${before}"`)) {
    throw new NotApplicable(`the ${type} is not stored as it was updated`);
  }
}

const updatedReference = check(
  'search/_include/updated',
  {
    rule: 'After an update that makes it refer to something else, a study brings that along, and no longer what it referred to before.',
    requirements: ['search-include'],
    needs: { ...needs, interactions: [...needs.interactions, 'update'] },
  },
  async (context) => {
    const { server, judge } = context;
    const { target, type, id, study } = await included(context);
    const { id: other } = await newTarget(context, type);
    const read = await server.read(SEARCHED, study);
    const content = target.content({ reference: `${type}/${other}` });
    const updated = await put(server, { ...read.resource, ...content } as Resource, read);
    await mustReferTo(context, updated, [SEARCHED, study], `${type}/${other}`, `${type}/${id}`);
    const has = (found: SearchResult, one: string) => entriesOf(found, type, one).length > 0;
    const result = await eventually(
      context,
      () => withIncluded(context, target, study),
      (found) => has(found, other) && !has(found, id),
    );
    judge(result)
      .searchset()
      .that(has(result, other) && !has(result, id), {
        code: 'former-include',
        message: `the study ${study} refers to ${type}/${other} now, and no longer to ${type}/${id}`,
        expected: `${type}/${other}`,
        actual: result.entries.map(({ fullUrl }) => fullUrl ?? 'none'),
      });
  },
);

const SOURCE = 'Observation';

/** Something of the check's own that refers to a study, and comes with it. */
async function referring(context: CheckContext) {
  const { server, session, studies } = context;
  if (!session.target.types.includes(SOURCE)) {
    throw new NotApplicable(`the server keeps no ${SOURCE}`);
  }
  const { id: study } = await studies.stored();
  const sent = {
    resourceType: SOURCE,
    status: 'final',
    code: { text: 'Measured in the images' },
    subject: session.subject,
    derivedFrom: [{ reference: `${SEARCHED}/${study}` }],
  } as Resource;
  const created = await server.create(markRun(sent, session.runId));
  const id = idOf(created);
  if (created.status >= 300 || !id) throw new NotApplicable(`no ${SOURCE}: ${created.status}`);
  const search = () =>
    server.search(SEARCHED, `_id=${study}&_revinclude=${SOURCE}:derived-from`, { scoped: false });
  const isThere = (result: SearchResult) => entriesOf(result, SOURCE, id).length > 0;
  if (!isThere(await eventually(context, search, isThere))) {
    throw new NotApplicable(`the server adds no ${SOURCE} that refers to a study`);
  }
  return { study, id, search, isThere };
}

const updatedSource = check(
  'search/_revinclude/updated',
  {
    rule: 'A reverse include does not bring what no longer refers to the study since its update.',
    requirements: ['search-revinclude'],
    needs: { ...needs, interactions: [...needs.interactions, 'update'] },
  },
  async (context) => {
    const { server, studies, judge } = context;
    const { study, id, search, isThere } = await referring(context);
    const { id: other } = await studies.stored();
    const read = await server.read(SOURCE, id);
    const derivedFrom = [{ reference: `${SEARCHED}/${other}` }];
    const updated = await put(server, { ...read.resource, derivedFrom } as Resource, read);
    const [now, before] = [other, study].map((one) => `${SEARCHED}/${one}`);
    await mustReferTo(context, updated, [SOURCE, id], now, before);
    const result = await eventually(context, search, (found) => !isThere(found));
    judge(result)
      .searchset()
      .that(!isThere(result), {
        code: 'extra-includes',
        message: `${SOURCE}/${id} refers to the study ${other} now, and comes with ${study}`,
        expected: 'the study alone',
        actual: result.entries.map(({ fullUrl }) => fullUrl ?? 'none'),
      });
  },
);

const deletedSource = check(
  'search/_revinclude/deleted',
  {
    rule: 'A reverse include does not bring what has been deleted.',
    requirements: ['search-revinclude'],
    needs: needsDelete,
  },
  async (context) => {
    const { study, id, search, isThere } = await referring(context);
    await deleteOrGiveUp(context, SOURCE, id);
    const result = await eventually(context, search, (found) => !isThere(found));
    await judgeAlone(context, result, study, [SOURCE, id]);
  },
);

/** Includes by what the check itself stores, changes and deletes. */
export const includeStoredChecks: Check[] = [
  absolute,
  current,
  updatedReference,
  deletedTarget,
  updatedSource,
  deletedSource,
];
