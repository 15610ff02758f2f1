import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { verdictOn } from './expected.ts';
import { judgeOwn } from './own.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** Zones that are no whole hours, and the farthest ones; parts of a second with more digits than clocks show. */
const ENDS = [
  ...['+05:30', '+05:45', '-03:30', '+14:00', '-12:00'],
  ...['.5Z', '.123Z', '.123456Z', '.123456789+02:00'],
];

const PREFIXES = ['', 'eq', 'ge', 'le', 'ne', 'gt', 'lt', 'sa', 'eb'];

/** The element at the top of a study that a date parameter searches. */
const elementOf = ({ elements: [element, ...more] }: Subject) => {
  const [, name = '', ...deeper] = element?.path.split('.') ?? [];
  return more.length === 0 && deeper.length === 0 && element?.type === 'dateTime' ? name : '';
};

interface Zoned {
  id: string;
  text: string;
  study: Resource;
}

/** Studies with a time of each kind, as far as the server keeps it as it is written. */
async function zoned({ studies }: CheckContext, name: string): Promise<Zoned[]> {
  const kept: Zoned[] = [];
  for (const end of ENDS) {
    const text = `2019-05-14T10:20:30${end}`;
    const { id, stored } = await studies.stored(studies.one({ [name]: text }));
    if (stored[name] === text) kept.push({ id, text, study: stored });
  }
  return kept;
}

async function judgeAlone(context: CheckContext, code: string, { id, text, study }: Zoned) {
  for (const prefix of PREFIXES) {
    const criterion: Query[number] = [code, `${prefix}${text}`];
    const verdict = verdictOn(context.session, study, [criterion]);
    if (verdict === 'open') continue;
    const wanted = verdict === 'must' ? [id] : [];
    await judgeOwn(context, [['_id', id], criterion], wanted, [id]);
  }
}

/** Times that are asked for as they are stored: whatever a server makes of a zone, it makes of it twice. */
export const ownZoneChecks: Check[] = ownSubjects
  .filter((subject) => subject.parameter.type === 'date' && elementOf(subject) !== '')
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/own-zone`,
      {
        rule: `A search by ${code} for the very time that a study has finds it, in whatever zone the two are written, and to whatever part of a second.`,
        requirements: [
          'search-date-eq-implicit-range',
          'search-date-ge-le',
          'search-date-gt-lt',
          'search-date-ne',
          'search-date-sa-eb',
          'search-date-timezone',
          subject.requirement,
        ],
        needs: {
          interactions: ['create', 'read', 'search-type'],
          parameters: ['_id', code],
        },
        parameter: code,
        behaviour: 'own-zone',
      },
      async (context) => {
        const all = await zoned(context, elementOf(subject));
        if (all.length === 0) {
          throw new NotApplicable(`${SEARCHED}.${elementOf(subject)} is not kept as it is written`);
        }
        for (const one of all) await judgeAlone(context, code, one);
      },
    );
  });
