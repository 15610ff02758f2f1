import { type Check, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { judgeOwn } from './own.ts';
import { SEARCHED } from './subjects.ts';

export const needs = {
  interactions: ['create', 'read', 'search-type'],
  parameters: ['_id', '_lastUpdated'],
};

const MINUTE = 60_000;

/** Servers may round a bound to the minute (search.html#table); what lies further off than this is settled. */
const SETTLED = MINUTE + 2000;

/**
 * When a study was last changed, as the server tells it.
 * @throws {NotTestable} if it does not
 */
export function lastUpdated(study: Resource | undefined): number {
  const at = Date.parse(study?.meta?.lastUpdated ?? '');
  if (Number.isNaN(at)) throw new NotTestable('the server gives no meta.lastUpdated');
  return at;
}

const iso = (at: number) => new Date(at).toISOString();

const minutesFrom = (at: number) => (by: number) => iso(at + by * MINUTE);

/** The study that the run made first, not to be changed before it is a minute old. */
async function minuteOldStudy({ session, server, clock }: CheckContext) {
  const { aged } = session;
  if (!aged) throw new NotTestable('no study was stored when the run began');
  const first = await server.read(SEARCHED, aged.id);
  if (!first.resource) {
    throw new NotTestable(`the study stored when the run began is answered ${first.status}`);
  }
  await clock.sleep(Math.max(0, aged.storedAt + SETTLED - clock.now()));
  return first;
}

/** search.html#lastUpdated */
export const lastUpdatedChecks: Check[] = [
  check(
    'search/_lastUpdated/bounds',
    {
      rule: 'A search by _lastUpdated finds what was changed after the time given, or before it.',
      requirements: ['search-lastupdated'],
      needs,
      parameter: '_lastUpdated',
    },
    async (context) => {
      const { id, stored: study } = await context.studies.stored();
      const minutes = minutesFrom(lastUpdated(study));
      for (const [value, ids] of [
        [`gt${minutes(-2)}`, [id]],
        [`lt${minutes(2)}`, [id]],
        [`lt${minutes(-2)}`, []],
        [`gt${minutes(2)}`, []],
        [`ge${minutes(-2)}`, [id]],
        [`le${minutes(-2)}`, []],
        [`sa${minutes(-2)}`, [id]],
        [`sa${minutes(2)}`, []],
        [`eb${minutes(2)}`, [id]],
        [`eb${minutes(-2)}`, []],
        [minutes(-2), []],
        [`ne${minutes(-2)}`, [id]],
      ] as [string, string[]][]) {
        await judgeOwn(
          context,
          [
            ['_id', id],
            ['_lastUpdated', value],
          ],
          ids,
          [id],
        );
      }
    },
  ),
  check(
    'search/_lastUpdated/several',
    {
      rule: 'A search by _lastUpdated takes several times, joined by commas or in repeated parameters.',
      requirements: ['search-lastupdated', 'search-or-comma', 'search-and-repeat'],
      needs,
      parameter: '_lastUpdated',
    },
    async (context) => {
      const { id, stored: study } = await context.studies.stored();
      const minutes = minutesFrom(lastUpdated(study));
      const cases: [values: string[], ids: string[]][] = [
        [[`gt${minutes(-2)},lt${minutes(-10)}`], [id]],
        [[`lt${minutes(-10)},gt${minutes(-2)}`], [id]],
        [[`lt${minutes(-2)},gt${minutes(10)}`], []],
        [[`gt${minutes(-10)}`, `gt${minutes(-2)}`], [id]],
        [[`gt${minutes(-2)}`, `lt${minutes(2)}`], [id]],
        [[`gt${minutes(-10)}`, `lt${minutes(-2)}`], []],
        [[`lt${minutes(-2)}`, `gt${minutes(-10)}`], []],
      ];
      for (const [values, ids] of cases) {
        const times = values.map((value): [string, string] => ['_lastUpdated', value]);
        for (const method of ['GET', 'POST'] as const) {
          await judgeOwn(context, [['_id', id], ...times], ids, [id], method);
        }
      }
    },
  ),
  check(
    'search/_lastUpdated/time-zone',
    {
      rule: 'A search by _lastUpdated compares instants, in whatever zone they are written.',
      requirements: ['search-date-timezone', 'search-lastupdated'],
      needs,
      parameter: '_lastUpdated',
      behaviour: 'time-zone',
    },
    async (context) => {
      const { id, stored: study } = await context.studies.stored();
      const at = lastUpdated(study);
      for (const [hours, zone] of [
        [5, '+05:00'],
        [-8, '-08:00'],
      ] as const) {
        const local = (by: number) =>
          iso(at + by * MINUTE + hours * 60 * MINUTE).replace('Z', zone);
        for (const [value, ids] of [
          [`gt${local(-2)}`, [id]],
          [`lt${local(2)}`, [id]],
          [`gt${local(2)}`, []],
          [`lt${local(-2)}`, []],
        ] as [string, string[]][]) {
          const time: [string, string] = ['_lastUpdated', value];
          await judgeOwn(context, [['_id', id], time], ids, [id]);
        }
      }
    },
  ),
];

/** Last of all, for the study has to be a minute old by then. */
export const agedChecks: Check[] = [
  check(
    'search/_lastUpdated/after-update',
    {
      rule: 'A search by _lastUpdated goes by the time of the last change, not by that of the creation.',
      requirements: ['search-lastupdated', 'bundle-fullurl-unique', 'bundle-version-once'],
      needs: { ...needs, interactions: ['create', 'read', 'update', 'search-type'] },
      parameter: '_lastUpdated',
    },
    async (context) => {
      const first = await minuteOldStudy(context);
      const { id = '', ...rest } = first.resource ?? { resourceType: SEARCHED };
      const before = lastUpdated(first.resource);
      const changed = { ...rest, id, status: 'available' };
      const updated = await put(context.server, changed, first);
      if (updated.status !== 200) {
        throw new NotTestable(`a valid update of the study was answered ${updated.status}`);
      }
      const after = lastUpdated((await context.server.read(SEARCHED, id)).resource);
      const bound = iso(after - SETTLED + 1000);
      if (after - before < SETTLED) {
        throw new NotTestable(
          `meta.lastUpdated went from ${iso(before)} to ${iso(after)} in more than a minute`,
        );
      }
      for (const [prefix, ids] of [
        ['gt', [id]],
        ['ge', [id]],
        ['sa', [id]],
        ['lt', []],
        ['le', []],
        ['eb', []],
      ] as [string, string[]][]) {
        const time = ['_lastUpdated', `${prefix}${bound}`] as [string, string];
        await judgeOwn(context, [['_id', id], time], ids, [id]);
      }
    },
  ),
];
