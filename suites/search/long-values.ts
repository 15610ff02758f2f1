import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { idOf } from '../../fixtures/studies.ts';
import { validStudy } from '../../generators/study.ts';
import { uid } from '../../generators/uid.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { judgeOwn } from './own.ts';
import { allSubjects, SEARCHED } from './subjects.ts';

interface Token {
  system?: string;
  code: string;
}

interface Series {
  uid: string;
  modality: object;
  bodySite?: object;
  instance: { uid: string; sopClass: object }[];
}

interface Study extends Resource {
  identifier?: object[];
  series: [Series, ...Series[]];
}

const inSeries = ({ series: [first], ...study }: Study, change: Partial<Series>) => ({
  ...study,
  series: [{ ...first, ...change }],
});

const inInstance = (study: Study, change: object) =>
  inSeries(study, {
    instance: study.series[0].instance.map((one) => ({ ...one, ...change })),
  });

const inMeta = (study: Study, element: 'tag' | 'security', token: Token) => ({
  ...study,
  meta: { ...study.meta, [element]: [...(study.meta?.[element] ?? []), token] },
});

/** What puts a value where a parameter looks. */
const places: Record<string, (study: Study, token: Token) => Resource> = {
  identifier: (study, { system, code: value }) => ({
    ...study,
    identifier: [...(study.identifier ?? []), { system, value }],
  }),
  series: (study, { code }) => inSeries(study, { uid: code }),
  instance: (study, { code }) => inInstance(study, { uid: code }),
  modality: (study, modality) => inSeries(study, { modality }),
  bodysite: (study, bodySite) => inSeries(study, { bodySite }),
  'dicom-class': (study, sopClass) => inInstance(study, { sopClass }),
  reason: (study, token) => ({ ...study, reasonCode: [{ coding: [token] }] }),
  _tag: (study, token) => inMeta(study, 'tag', token),
  _security: (study, token) => inMeta(study, 'security', token),
  _profile: (study, { code }) => ({ ...study, meta: { ...study.meta, profile: [code] } }),
  _source: (study, { code }) => ({ ...study, meta: { ...study.meta, source: code } }),
};

/** Ids and UIDs are of no more characters (datatypes.html#id). */
const ID = 64;
const CODE = 120;
const TEXT = 180;

const SYSTEM = 'http://example.org/lightbox/long';

const filled = (start: string, length: number) => start.padEnd(length, '1');

/** Values that differ in the last character alone, with the start of both behind them. */
function nearOnes(start: string, length: number): string[] {
  const common = filled(start, length - 1);
  return [`${common}2`, `${common}3`, common];
}

/** What to store and to tell apart: of the whole length, in the value and in the system. */
function setsOf(code: string): Token[][] {
  // Each search is among the studies of the check, which need no values of their own.
  const own = uid(0, `long-values/${code}`);
  const codes = (length: number, start = '') => nearOnes(`${start}${own}`, length);
  if (code === 'series' || code === 'instance') return [codes(ID).map((one) => ({ code: one }))];
  if (code.startsWith('_profile') || code === '_source') {
    return [codes(TEXT, `${SYSTEM}/`).map((one) => ({ code: one }))];
  }
  const length = code === 'identifier' ? TEXT : CODE;
  return [
    codes(length, 'c').map((one) => ({ system: SYSTEM, code: one })),
    nearOnes(`${SYSTEM}/${own}/`, TEXT).map((system) => ({ system, code: `s${own.slice(-12)}` })),
  ];
}

const isKept = (stored: Resource, { system, code }: Token) => {
  const text = JSON.stringify(stored);
  return [system, code].every((one) => one === undefined || text.includes(JSON.stringify(one)));
};

/** @throws {NotApplicable} if the server does not take it, or does not keep it as it was sent */
async function storedAs(context: CheckContext, code: string, token: Token): Promise<string> {
  const { server, session, studies } = context;
  const key = `long-values/${token.system ?? ''}|${token.code}`;
  const study = validStudy({ seed: session.seed, key, series: 1, instances: 1 });
  const put = places[code]?.(studies.own(study) as Study, token) ?? study;
  const created = await server.create(put);
  const id = created.status < 300 ? idOf(created) : undefined;
  const { resource: stored } = id ? await server.read(SEARCHED, id) : {};
  if (id && stored && isKept(stored, token)) return id;
  throw new NotApplicable(`the server does not keep such a value: ${created.status}`);
}

const whole = ({ system, code }: Token) =>
  system === undefined ? escaped(code) : `${escaped(system)}|${escaped(code)}`;

/** Whether the server refuses any search for a code that it does not know, as it may (search.html#errors). */
async function refusesUnknown({ server }: CheckContext, code: string): Promise<boolean> {
  return isRefusal(await server.search(SEARCHED, [[code, `${SYSTEM}|x`]], { scoped: false }));
}

/** Values as long as R4 lets them be, or as they come, are told apart to the last character. */
export const longValueChecks: Check[] = allSubjects
  .filter(({ parameter }) => parameter.code in places)
  .map(({ parameter: { code }, requirement }) =>
    check(
      `search/${code}/long-values`,
      {
        rule: `A search by ${code} compares long values and systems to their last character.`,
        requirements: [requirement, 'search-returned-resources-match'],
        needs: { interactions: ['create', 'read', 'search-type'], parameters: ['_id', code] },
        parameter: code,
        behaviour: 'long-values',
      },
      async (context) => {
        if (await refusesUnknown(context, code)) {
          throw new NotApplicable('a search for what the server does not know is refused');
        }
        for (const tokens of setsOf(code)) {
          const ids: string[] = [];
          for (const token of tokens) ids.push(await storedAs(context, code, token));
          const by = (value: string): Query => [
            ['_id', ids.join(',')],
            [code, value],
          ];
          for (const [at, token] of tokens.entries()) {
            const method = at === 1 ? 'POST' : 'GET';
            await judgeOwn(context, by(whole(token)), ids.slice(at, at + 1), ids, method);
          }
          const [one, other] = tokens.map(whole);
          await judgeOwn(context, by(`${one},${other}`), ids.slice(0, 2), ids);
        }
      },
    ),
  );
