import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { SelectedElement } from '../../spec/expression.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query, type Subject } from './behaviour.ts';
import { besides, uidOf } from './crossed-pairs.ts';
import { hasToFind, seededResources } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal } from './found.ts';
import { referrers, storedBeside } from './joined-currency.ts';
import { nameOf } from './joins.ts';
import { shown } from './matrix.ts';
import { unlessRefused } from './own-targets.ts';
import { mayRepeatItself } from './shape.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

const SYSTEM = 'http://example.org/inside';
const INSIDE = 'inside';

/** A value that no other study has, and the text by which it is searched for. */
interface Own {
  value: unknown;
  text: string;
}

/** Of its own where the type of the element lets it; undefined where the study keeps what it has. */
function ownValue(
  { session, studies }: CheckContext,
  { type, targets = [] }: SelectedElement,
  uid: string,
): Own | undefined {
  const code = studies.group;
  const coding = { system: SYSTEM, code };
  const token = `${SYSTEM}|${escaped(code)}`;
  if (type === 'Identifier') return { value: { system: SYSTEM, value: code }, text: token };
  if (type === 'Coding') return { value: coding, text: token };
  if (type === 'CodeableConcept') return { value: { coding: [coding] }, text: token };
  if (type === 'id') return { value: uid, text: uid };
  if (type === 'dateTime') return { value: '1961-05-06T07:08:09Z', text: '1961-05-06T07:08:09Z' };
  if (type !== 'Reference') return undefined;
  const target = seededResources(session).find(({ resourceType }) =>
    targets.includes(resourceType),
  );
  return target && { value: { reference: nameOf(target) }, text: nameOf(target) };
}

/** The part with a value at a path below it; what has to be beside it is made. */
function withValue(
  part: object,
  [path, ...deeper]: readonly string[],
  value: unknown,
  uid: string,
): object {
  if (path === undefined) return part;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const before = (part as Record<string, unknown>)[name];
  const isList = mayRepeatItself(path);
  const kept = itemsOf<object>(isList ? before : [before]);
  if (deeper.length === 0) return { ...part, [name]: isList ? [value, ...kept] : value };
  const [first = besides(name, uid), ...rest] = kept;
  const child = withValue(first, deeper, value, uid);
  return { ...part, [name]: isList ? [child, ...rest] : child };
}

/** `A.b.c` → `A.b`, `A.b.c` */
function pathsTo(path: string): string[] {
  const names = path.split('.');
  return names.slice(1).map((_, at) => names.slice(0, at + 2).join('.'));
}

interface Contained {
  /** As stored. */
  container: Resource;
  study: Resource;
  /** Searches by the parameter that would find it if it stood alone. */
  queries: Query[];
  /** An identifier that no other study has. */
  identifier: Query[number];
}

interface Identified {
  system?: string;
  value?: string;
}

const markOf = (studies: CheckContext['studies']) => `${studies.group}-inside`;

/** Searches for the values that were meant, and for those that the study has anyway. */
function queriesFor({ parameter: { code }, elements }: Subject, study: Resource, own: Own[]) {
  const had = elements
    .flatMap(({ path }) => [study[path.slice(path.lastIndexOf('.') + 1)]])
    .map((value) => (value as { reference?: unknown } | undefined)?.reference ?? value)
    .filter((value) => typeof value === 'string');
  const texts = own.length > 0 ? own.map(({ text }) => text) : had;
  return texts.map((text): Query => [[code, text]]);
}

/** @throws {NotApplicable} if the server keeps no resource that contains a study with such values */
async function storedInside(context: CheckContext, subject: Subject): Promise<Contained> {
  const { session, studies } = context;
  const identifier = { system: SYSTEM, value: markOf(studies) };
  const made = studies.one();
  const uid = uidOf(made);
  let study: object = { ...made, identifier: [...itemsOf(made.identifier), identifier] };
  const own: Own[] = [];
  for (const [at, element] of subject.elements.entries()) {
    const one = ownValue(context, element, `${uid}.${at + 7}`);
    if (!one) continue;
    own.push(one);
    study = withValue(study, pathsTo(element.path), one.value, `${uid}.${at + 1}`);
  }
  const inside = { ...study, id: INSIDE } as Resource;
  for (const { resource } of referrers) {
    const holder = { ...resource({ reference: `#${INSIDE}` }), contained: [inside] };
    const container = await unlessRefused(
      storedBeside(context, markRun(holder, session.runId), studies.group),
    );
    const [kept] = itemsOf<Resource>(container?.contained).filter(
      ({ resourceType }) => resourceType === SEARCHED,
    );
    const isIdentified = itemsOf<Identified>(kept?.identifier).some(
      (one) => one.system === SYSTEM && one.value === identifier.value,
    );
    if (!container || !kept || !isIdentified) continue;
    const queries = queriesFor(subject, inside, own).filter((query) =>
      hasToFind(session, kept, query),
    );
    if (queries.length === 0) continue;
    const token = `${SYSTEM}|${escaped(identifier.value)}`;
    return { container, study: kept, queries, identifier: ['identifier', token] };
  }
  throw new NotApplicable('the server keeps no resource that contains such a study');
}

/** That neither the study nor what contains it is a match. */
function judgeNotFound(
  { judge, studies }: CheckContext,
  { container }: Contained,
  result: SearchResult,
  asked: string,
): void {
  const isInside = (resource: Resource | undefined) =>
    resource !== undefined &&
    (nameOf(resource) === nameOf(container) ||
      itemsOf<Identified>(resource.identifier).some(
        (one) => one.system === SYSTEM && one.value === markOf(studies),
      ));
  const wrong = result.entries.filter(
    ({ mode = 'match', resource }) => mode === 'match' && isInside(resource),
  );
  judge(result).that(wrong.length === 0, {
    code: 'contained-returned',
    message: `a study that exists only inside ${nameOf(container)} is found: ${asked}`,
    expected: 'no match',
    actual: wrong.map(({ fullUrl, resource }) => fullUrl ?? resource?.id ?? null),
  });
}

/** Until searches see what contains the study, they could not find the study either. */
async function untilSeen(context: CheckContext, { container }: Contained): Promise<void> {
  const query: Query = [['_id', String(container.id)]];
  await eventually(
    context,
    () => context.server.search(container.resourceType, query, { scoped: false }),
    (found) => isRefusal(found) || found.matches.length > 0,
  );
}

/** Contained studies have values of their own, and are found by none of them (search.html#contained). */
export const containedByEachChecks: Check[] = ownSubjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/contained-excluded`,
    {
      rule: `A search by ${code} does not find a study that exists only inside another resource, nor counts it, alone or beside another criterion.`,
      requirements: [
        'search-contained-excluded',
        'search-total-semantics',
        subject.requirement,
        'search-post-equals-get',
      ],
      needs: {
        interactions: ['create', 'read', 'search-type'],
        parameters: [...new Set([code, 'identifier'])],
        dataset: 'searched',
      },
      parameter: code,
      behaviour: 'contained-excluded',
    },
    async (context) => {
      const inside = await storedInside(context, subject);
      await untilSeen(context, inside);
      const { server, judge } = context;
      let judged = 0;
      for (const query of inside.queries) {
        for (const method of ['GET', 'POST'] as const) {
          const sized: Query = [...query, ['_count', String(ROOM)]];
          const alone = await server.search(SEARCHED, sized, {
            method,
            scoped: false,
            maxPages: 1,
          });
          // A value that the server does not know may be refused (search.html#errors).
          if (isRefusal(alone)) continue;
          judgeNotFound(context, inside, alone, shown(query));
          judged += 1;
          for (const counting of [[], [['_summary', 'count']]] as Query[]) {
            const beside: Query = [...query, inside.identifier, ...counting];
            const result = await server.search(SEARCHED, beside, { method, scoped: false });
            if (isRefusal(result)) continue;
            judgeNotFound(context, inside, result, shown(beside));
            judge(result.answer)
              .status(200)
              .fhirpath('total.empty() or total = 0', 'it is not counted in the total');
          }
        }
      }
      if (judged === 0) throw new NotApplicable('these searches are refused');
    },
  );
});
