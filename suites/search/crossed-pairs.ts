import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { SelectedElement } from '../../spec/expression.ts';
import type { Coding, Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { NOWHERE, type Query, type Subject } from './behaviour.ts';
import { verdictOn } from './expected.ts';
import { isRefusal } from './found.ts';
import { judgeOwn } from './own.ts';
import { SEARCHED, subjects } from './subjects.ts';
import { hasSystem } from './token-probes.ts';

const A = 'http://example.org/pairs/a';
const B = 'http://example.org/pairs/b';
const DCM = 'http://dicom.nema.org/resources/ontology/DCM';

interface Pair {
  system?: string;
  code: string;
}

const [a1, a2, b1, b2]: [Pair, Pair, Pair, Pair] = [
  { system: A, code: 'K1' },
  { system: A, code: 'K2' },
  { system: B, code: 'K1' },
  { system: B, code: 'K2' },
];

/** What the studies have, each something else: one pair, a code alone, or two pairs. */
const HELD: Pair[][] = [[a1], [a2], [b1], [b2], [{ code: 'K1' }], [a2, b1], [a1, b2]];

const asked = ({ system, code }: Pair) => (system === undefined ? code : `${system}|${code}`);

const listOf = (...pairs: Pair[]) => pairs.map(asked).join(',');

/** Lists that find less than every system with every code. */
const LISTS = [
  listOf(a1, b2),
  listOf(b2, a1),
  listOf(b1, a2),
  listOf(a2, b1),
  listOf(a1, a2, b1),
  listOf(b2, { code: NOWHERE }, a1),
  `${listOf(a1)},|${b2.code}`,
  `${listOf(a2)},${B}|${NOWHERE}`,
  `${A}|${NOWHERE},${listOf(b1)}`,
];

/** What has to be beside a value, by the name of what it is in. */
export function besides(name: string, uid: string): object {
  if (name === 'series') return { uid, modality: { system: DCM, code: 'OT' } };
  const sopClass = { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2.840.10008.5.1.4.1.1.2' };
  return name === 'instance' ? { uid, sopClass } : {};
}

const elementOf = (type: string, { system, code }: Pair): object => {
  const coding: Coding = { ...(system === undefined ? {} : { system }), code };
  if (type === 'Identifier') return { ...(system === undefined ? {} : { system }), value: code };
  return type === 'CodeableConcept' ? { coding: [coding] } : coding;
};

/** The UID in the first identifier of a study, bare. */
export function uidOf(study: Resource): string {
  const [{ value = '' } = {}] = (study.identifier ?? []) as { value?: string }[];
  return value.replace(/^urn:oid:/, '');
}

/** The study with each of the pairs in an element of its own, at the path of the element. */
function holding(
  study: Resource,
  { path, type }: SelectedElement,
  pairs: readonly Pair[],
): Resource {
  const [, first = '', ...deeper] = path.split('.');
  const values = pairs.map((pair) => elementOf(type, pair));
  if (first === 'meta') {
    const [name = ''] = deeper;
    const before = (study.meta as Record<string, object[]> | undefined)?.[name] ?? [];
    return { ...study, meta: { ...study.meta, [name]: [...before, ...values] } };
  }
  if (deeper.length === 0) {
    return { ...study, [first]: [...((study[first] ?? []) as object[]), ...values] };
  }
  const within = (names: readonly string[], value: object, uid: string): object => {
    const [name = '', ...more] = names;
    const [next] = more;
    if (next === undefined) return { [name]: value };
    return { [name]: [{ ...besides(name, uid), ...within(more, value, `${uid}.1`) }] };
  };
  const parts = values.map((value, at) => {
    const uid = `${uidOf(study)}.${at + 1}`;
    return { ...besides(first, uid), ...within(deeper, value, `${uid}.1`) };
  });
  return { ...study, [first]: parts };
}

/** @throws {NotApplicable} if the server takes no such code */
async function storedWith(
  { studies }: CheckContext,
  [element]: readonly SelectedElement[],
): Promise<StoredStudy[]> {
  const all: StoredStudy[] = [];
  for (const pairs of HELD) {
    const study = studies.one();
    try {
      all.push(await studies.stored(element ? holding(study, element, pairs) : study));
    } catch (error) {
      if (!(error instanceof NotTestable)) throw error;
      throw new NotApplicable(`the server takes no such code: ${error.message}`);
    }
  }
  return all;
}

/** Whether the search has to find some of the studies, and must not find others. */
async function isJudged(
  context: CheckContext,
  all: readonly StoredStudy[],
  criterion: Query[number],
  methods: readonly ('GET' | 'POST')[],
): Promise<boolean> {
  const idsWith = (verdict: string) =>
    all
      .filter(({ stored }) => verdictOn(context.session, stored, [criterion]) === verdict)
      .map(({ id }) => id);
  const [wanted, others] = [idsWith('must'), idsWith('must-not')];
  if (wanted.length === 0 || others.length === 0) return false;
  const query: Query = [['_id', all.map(({ id }) => id).join(',')], criterion];
  for (const method of methods) {
    // That a code which the server does not know is no error is advice (search.html#errors).
    const isNamed = !criterion[1].includes(NOWHERE) && !criterion[1].includes(',|');
    if (!isNamed && isRefusal(await context.server.search(SEARCHED, query, { scoped: false }))) {
      return false;
    }
    await judgeOwn(context, query, wanted, [...wanted, ...others], method);
  }
  return true;
}

async function judgeNegated(context: CheckContext, all: readonly StoredStudy[], name: string) {
  const criterion: Query[number] = [name, listOf(a1, b2)];
  const query: Query = [['_id', all.map(({ id }) => id).join(',')], criterion];
  const result = await context.server.search(SEARCHED, query, { scoped: false });
  if (!isRefusal(result)) await isJudged(context, all, criterion, ['GET']);
}

/** @throws {NotApplicable} if one of the pairs is refused alone: the server need not know it (search.html#errors) */
async function mustKnow({ server }: CheckContext, name: string): Promise<void> {
  for (const pair of [a1, a2, b1, b2]) {
    const result = await server.search(SEARCHED, [[name, asked(pair)]]);
    if (isRefusal(result)) {
      const { status } = result.answer;
      throw new NotApplicable(`refused, as R4 allows: ${name}=${asked(pair)} → ${status}`);
    }
  }
}

async function judgeLists(context: CheckContext, { parameter, elements }: Subject): Promise<void> {
  const all = await storedWith(context, elements);
  await mustKnow(context, parameter.code);
  const judged: boolean[] = [];
  for (const [at, list] of LISTS.entries()) {
    const methods = at < 2 ? (['GET', 'POST'] as const) : (['GET'] as const);
    judged.push(await isJudged(context, all, [parameter.code, list], methods));
  }
  if (!judged.includes(true)) throw new NotApplicable('the server does not keep the codes');
  await judgeNegated(context, all, `${parameter.code}:not`);
}

/** Lists of pairs: each pair is one value, its system is that of no other (search.html#token, #combining). */
export const crossedPairChecks: Check[] = subjects
  .filter((subject) => subject.parameter.type === 'token' && hasSystem(subject))
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/pairs-not-crossed`,
      {
        rule: `A search by ${code} for several pairs of system and code takes each system with its own code alone.`,
        requirements: [
          'search-token-system-and-code',
          'search-token-pair-same-element',
          'search-or-comma',
          subject.requirement,
        ],
        needs: {
          interactions: ['create', 'read', 'search-type'],
          parameters: ['_id', code],
        },
        parameter: code,
        behaviour: 'pairs-not-crossed',
      },
      (context) => judgeLists(context, subject),
    );
  });
