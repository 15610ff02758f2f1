import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { AnswerJudgement } from '../../fixtures/judge-answer.ts';
import { check } from '../check.ts';
import { AGE_MS, agedStudy } from './aged.ts';
import { deleted } from './delete.ts';
import { type History, historyOf, nameOf } from './history-of.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read', 'update', 'history-instance'] };

/** A study of one version that is some seconds old and two that are new. */
export async function renewed(context: CheckContext) {
  const { server } = context;
  const { id, stored, read } = await agedStudy(context);
  const reads = [read];
  for (const status of ['available', 'cancelled']) {
    const updated = await put(server, { ...stored, status }, reads.at(-1));
    if (updated.status >= 300) throw new NotTestable(`an update answered ${updated.status}`);
    reads.push(await server.read('ImagingStudy', id));
  }
  const [old, ...fresh] = reads.map(({ resource }) => ({
    versionId: resource?.meta?.versionId ?? '',
    lastUpdated: String(resource?.meta?.lastUpdated),
    time: Date.parse(String(resource?.meta?.lastUpdated)),
  }));
  const [first] = fresh;
  if (!old?.versionId || !first?.versionId || !(first.time - old.time > 1000)) {
    throw new NotApplicable('the server gives no version ids, or no times to tell versions apart');
  }
  // To the second, as a server need not be more precise; later than the old version and not than the new ones.
  const between = Math.floor(first.time / 1000) * 1000;
  return { id, old, first, fresh: fresh.map(({ versionId }) => versionId).reverse(), between };
}

/** An instant as the clocks of another zone show it. */
export function inZone(time: number, hours: number): string {
  const local = new Date(time + hours * 3_600_000).toISOString().slice(0, 19);
  const offset = String(Math.abs(hours)).padStart(2, '0');
  return `${local}${hours < 0 ? '-' : '+'}${offset}:00`;
}

function judgeSince(
  { judge }: CheckContext,
  { pages, entries }: History,
  fresh: string[],
  by: (answer: Answer) => AnswerJudgement = judge,
) {
  const [page] = pages;
  if (!page) return;
  const listed = entries.map(nameOf);
  by(page)
    .status(200)
    .that(JSON.stringify(listed) === JSON.stringify(fresh), {
      code: 'history-since',
      message: `the history since then lists the versions ${listed.join(', ') || 'none'}`,
      expected: fresh,
      actual: listed,
    });
}

/** @throws {NotApplicable} if a history has something of a time when there was nothing */
async function mustHeedAt(context: CheckContext, id: string): Promise<void> {
  const { pages } = await historyOf(context, `ImagingStudy/${id}/`, '?_at=2000-01-01');
  const [page, ...more] = pages;
  if (!page || more.length > 0 || page.status !== 200 || page.resource?.entry !== undefined) {
    throw new NotApplicable('the server does not heed _at');
  }
}

/** The history of a time (http.html#history). */
export const historyTimeChecks = [
  check(
    'crud/history/since',
    {
      rule: 'With _since the history lists the versions of that time and later, in whichever time zone it is told.',
      requirements: ['history-since', 'history-newest-first'],
      needs,
    },
    async (context) => {
      const { id, first, fresh, between } = await renewed(context);
      const instants = [new Date(between).toISOString(), inZone(between, 5), inZone(between, -8)];
      const since = (instant: string) =>
        historyOf(context, `ImagingStudy/${id}/`, `?_since=${encodeURIComponent(instant)}`);
      for (const instant of instants) judgeSince(context, await since(instant), fresh);
      // A server need not be as precise as this (http.html#history).
      const { should } = context.judge;
      judgeSince(context, await since(first.lastUpdated), fresh, should);
    },
  ),
  check(
    'crud/history/since-pages',
    {
      rule: 'With _since no page of the history has a version from before.',
      requirements: ['history-since', 'history-count', 'history-newest-first'],
      needs,
    },
    async (context) => {
      const { id, fresh, between } = await renewed(context);
      const query = `?_count=1&_since=${encodeURIComponent(new Date(between).toISOString())}`;
      judgeSince(context, await historyOf(context, `ImagingStudy/${id}/`, query), fresh);
    },
  ),
  check(
    'crud/history/since-deletion',
    {
      rule: 'With _since the history of a study lists its deletion as it does without.',
      requirements: ['history-since', 'history-includes-all-versions'],
      needs: { interactions: [...needs.interactions, 'delete'] },
    },
    async (context) => {
      const { id, fresh, between } = await renewed(context);
      await deleted(context, id);
      const path = `ImagingStudy/${id}/`;
      const whole = (await historyOf(context, path)).entries.map(nameOf);
      const gone = ['deletion', ...fresh];
      if (!gone.every((name) => whole.includes(name))) {
        throw new NotApplicable('the history of a deleted study is not kept, or has no deletion');
      }
      const query = `?_since=${encodeURIComponent(new Date(between).toISOString())}`;
      judgeSince(context, await historyOf(context, path, query), gone);
    },
  ),
  check(
    'crud/history/at',
    {
      rule: 'With _at the history lists the versions that were current at some point of that time.',
      requirements: ['history-at'],
      needs,
    },
    async (context) => {
      const { id, old, fresh, between } = await renewed(context);
      await mustHeedAt(context, id);
      // Across the days that the zone of the server may make of them.
      const years = [old.time, between].map((time) => new Date(time).toISOString().slice(0, 4));
      const edges = [-14, 14].map((hours) => new Date(between + hours * 3_600_000).toISOString());
      if (new Set([...years, ...edges.map((edge) => edge.slice(0, 4))]).size > 1) {
        throw new NotApplicable('the year is about to change');
      }
      const history = await historyOf(context, `ImagingStudy/${id}/`, `?_at=${years[0]}`);
      judgeSince(context, history, [...fresh, old.versionId]);
      // A whole second in which nothing but the first version was current.
      const second = new Date(Math.floor(old.time / 1000) * 1000 + 1000).toISOString();
      if (Date.parse(second) + 1000 > between) return;
      const then = `?_at=${second.slice(0, 19)}Z`;
      const alone = await historyOf(context, `ImagingStudy/${id}/`, then);
      judgeSince(context, alone, [old.versionId]);
    },
  ),
  check(
    'crud/history/at-deletion',
    {
      rule: 'With _at after a deletion the history lists no version from before it.',
      requirements: ['history-at'],
      needs: { interactions: [...needs.interactions, 'delete'] },
    },
    async (context) => {
      const { server, clock, judge } = context;
      const { id } = await renewed(context);
      await mustHeedAt(context, id);
      await deleted(context, id);
      await clock.sleep(AGE_MS);
      // By the clock of the server.
      const now = Date.parse((await server.read('ImagingStudy', id)).headers.date ?? '');
      if (Number.isNaN(now)) throw new NotApplicable('the server does not tell its time');
      const then = new Date(now).toISOString();
      const { pages, entries } = await historyOf(context, `ImagingStudy/${id}/`, `?_at=${then}`);
      const [page] = pages;
      const listed = entries.map(nameOf).filter((name) => name !== 'deletion');
      if (!page || page.status >= 400) throw new NotApplicable('the history is not kept');
      judge(page).that(listed.length === 0, {
        code: 'history-at',
        message: `the history of ${then}, after the deletion, lists the versions ${listed.join(', ')}`,
        expected: 'none but the deletion',
        actual: listed,
      });
    },
  ),
];
