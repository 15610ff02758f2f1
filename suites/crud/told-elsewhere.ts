import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { differences } from '../../fixtures/difference.ts';
import { fullUrlOf } from '../../fixtures/full-url.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { parseLossless, stringifyLossless } from '../../fixtures/lossless.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, createdBy, creation, reading, sentBundle } from './bundles.ts';
import type { Kept } from './kept.ts';
import { isOtherZone, keptBy } from './kept-rules.ts';
import { roundTripText } from './round-trip-text.ts';

/** The study in an answer, by itself or in an entry, its numbers as they were written. */
export function studyIn({ status, text, resource }: Answer): Resource | undefined {
  if (status !== 200 || resource === undefined) return undefined;
  const told = parseLossless(text) as Resource;
  const all = [told, ...itemsOf<{ resource?: Resource }>(told.entry).map((one) => one.resource)];
  return all.find((one) => one?.resourceType === 'ImagingStudy');
}

/** What tells a study beside a read. */
export async function toldElsewhere(
  context: CheckContext,
  id: string,
  versionId = '',
): Promise<Answer[]> {
  const { server, session } = context;
  const paths = [
    ...(versionId === '' ? [] : [`ImagingStudy/${id}/_history/${versionId}`]),
    `ImagingStudy/${id}/_history`,
    `ImagingStudy?_id=${id}`,
  ];
  const answers: Answer[] = [];
  for (const path of paths) answers.push(await server.send({ method: 'GET', path }));
  if (claimsOfSystem(session, 'batch')) {
    answers.push(await sentBundle(context, 'batch', [reading(`ImagingStudy/${id}`)]));
  }
  return answers;
}

/** The same study created by a batch or transaction, as it is read then. */
async function createdByBundle(
  { server, session }: CheckContext,
  type: 'batch' | 'transaction',
  study: Resource,
  text: string,
): Promise<Answer | undefined> {
  const { request } = creation(study);
  const fullUrl = fullUrlOf(request, session.target.base, 0);
  const bundle = (resource: unknown) =>
    ({ resourceType: 'Bundle', type, entry: [{ fullUrl, resource, request }] }) as Resource;
  const answer = await server.transaction(bundle(study), {
    text: stringifyLossless(bundle(parseLossless(text))),
  });
  const id = createdBy(answersIn(answer)[0]);
  return id === undefined ? undefined : server.read('ImagingStudy', id);
}

function everywhere(
  name: string,
  key: string,
  aspect: string,
  { requirements: [rule], breaks, allows }: Kept = keptBy(key),
): Check {
  return check(
    `crud/read/${name}-everywhere`,
    {
      rule: `A study is the same by itself, in a version, a history, a search and a batch, and however it was created: ${aspect}.`,
      requirements: [rule],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { server, session, judge } = context;
      const { study, text } = roundTripText(context, key);
      const created = await server.create(study, { text });
      const id = idOf(created);
      const read = id === undefined ? undefined : await server.read('ImagingStudy', id);
      const alone = read && studyIn(read);
      if (!id || !alone) throw new NotApplicable(`the study is refused: ${created.status}`);
      const others = await toldElsewhere(context, id, alone.meta?.versionId);
      for (const type of ['batch', 'transaction'] as const) {
        if (!claimsOfSystem(session, type)) continue;
        const other = await createdByBundle(context, type, study, text);
        if (other) others.push(other);
      }
      for (const other of others) {
        const told = studyIn(other);
        if (!told) continue;
        const found = differences(alone, told, new Set(['id', 'meta', 'text']));
        const broken = found.filter((one) => !allows?.(one) && (breaks?.(one, found) ?? false));
        judge(other).that(broken.length === 0, {
          code: 'content-changed',
          message: `${broken[0]?.path} is ${broken[0]?.received} here, and ${broken[0]?.sent} where the study is read by itself`,
          expected: broken.map(({ path, sent }) => `${path}: ${sent}`),
          actual: broken.map(({ path, received }) => `${path}: ${received}`),
        });
      }
    },
  );
}

/** What is told of a study, wherever it is told (http.html#mime-type, datatypes.html#precision). */
export const toldElsewhereChecks = [
  everywhere('unicode', 'unicode-astral', 'text beyond ASCII'),
  everywhere('decimals', 'decimals', 'decimals with all their digits'),
  everywhere('zones', 'date-time-2019-07-01T120000120-0500', 'times with their zone', {
    requirements: ['rest-vread-returns-that-content'],
    breaks: (one) => one.kind === 'changed' && one.path === 'started' && !isOtherZone(one),
  }),
  // References lead there: without it the study is not valid (references.html#contained).
  everywhere('contained', 'contained', 'what it contains', {
    requirements: ['validation-output-valid'],
    breaks: ({ path, kind }) => kind === 'missing' && path.startsWith('contained'),
  }),
];
