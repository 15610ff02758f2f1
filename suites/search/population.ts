import { NotTestable } from '../../fixtures/check.ts';
import type { FhirClient, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { SearchProbe, Session } from '../../fixtures/session.ts';
import { isSubsetted } from '../../fixtures/subsetted.ts';
import { type StoredValue, storedValues } from '../../oracles/search/index.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import type { Query, Subject } from './behaviour.ts';
import { advertisedBase, seededStudies } from './expected.ts';
import { ROOM } from './find.ts';
import { isCutOff, isRefusal } from './found.ts';
import { nameOf } from './joins.ts';
import { SEARCHED } from './subjects.ts';

/**
 * The studies that the answers of a server are compared over: those that were seeded, or where there are none, some of
 * those that are on the server anyhow.
 */
export interface Population {
  /** The studies as its dataset, with probes taken from them: what works on seeded studies works on these. */
  session: Session;
  studies: Resource[];
  /** The criteria that every search gets besides its own, so that it finds no others. */
  narrowing: Query;
  /** Others may change the studies while they are searched for. */
  isForeign: boolean;
}

/** How many studies of others are read at most, in how large pages, and over how many the answers are compared. */
const READ = { count: 50, pages: 4 };
const COMPARED = 16;

/** Of these, studies that have no value of the parameter. */
const WITHOUT_VALUE = 3;

/** So that a URL stays below what servers and proxies take, whatever the ids look like. */
const LONGEST_LIST = 700;

/** Targets of references that are looked for. */
const MOST_TARGETS = 3;

/** Studies that say something about a parameter. */
export async function populationFor(context: CheckContext, subject: Subject): Promise<Population> {
  const { session, server } = context;
  const { dataset, target } = session;
  if (dataset && target.scope.kind !== 'none') {
    return { session, studies: seededStudies(session), narrowing: [], isForeign: false };
  }
  const sample = dataset
    ? { studies: seededStudies(session), base: advertisedBase(session) }
    : await sampleOf(session, server);
  if (sample.studies.length === 0) throw new NotTestable('there is no study on the server');
  const base = { ...session, target: { ...target, advertisedBase: sample.base } };
  const chosen = telling(sample.studies, subject, sample.base);
  const narrowing: Query = [['_id', chosen.map(({ id }) => id).join(',')]];
  const all = await server.search(SEARCHED, [...narrowing, ['_count', String(ROOM)]], {
    maxPages: READ.pages,
  });
  const { answer, matches } = all;
  const names = new Set(chosen.map(nameOf));
  const studies = matches.filter((study) => names.has(nameOf(study)));
  const lost = chosen.find((study) => !studies.some(({ id }) => id === study.id));
  if (subject.parameter.code === '_id' && lost) await judgeLost(context, lost, all);
  if (answer.status !== 200 || studies.length < chosen.length / 2) {
    throw new NotTestable(
      `a search by the ids of ${chosen.length} studies found ${studies.length} of them (status ${answer.status})`,
    );
  }
  const among = await withStudies(base, studies, subject, server);
  return { session: among, studies, narrowing, isForeign: !dataset };
}

/** A study that is there is found by a list of ids that has its own (search.html#id, #combining). */
async function judgeLost(
  context: CheckContext,
  study: Resource,
  result: SearchResult,
): Promise<void> {
  const read = await context.server.read(SEARCHED, study.id ?? '');
  if (read.status !== 200 || (await isCutOff(context, result, ROOM))) return;
  context.judge(result).that(false, {
    code: 'missing-matches',
    message: `${nameOf(study)} can be read and is not found by a list of ids that has its own`,
    expected: nameOf(study),
    actual: result.matches.map(nameOf),
  });
}

interface Sample {
  studies: Resource[];
  /** As the URLs of the entries show it. */
  base: string;
}

const samples = new WeakMap<Session, Promise<Sample>>();

/** Some studies that are on the server, read once a run. */
function sampleOf(session: Session, server: FhirClient): Promise<Sample> {
  const known = samples.get(session) ?? readSample(session, server);
  samples.set(session, known);
  return known;
}

async function readSample(session: Session, server: FhirClient): Promise<Sample> {
  const result = await server.search(SEARCHED, [['_count', String(READ.count)]], {
    maxPages: READ.pages,
    scoped: false,
  });
  if (isRefusal(result) || result.answer.status !== 200) {
    throw new NotTestable(`a search for all studies answered ${result.answer.status}`);
  }
  const whole = result.matches.filter((study) => study.id !== undefined && !isSubsetted(study));
  const studies = [...new Map(whole.map((study) => [study.id, study])).values()];
  const [shown] = result.entries.flatMap(({ fullUrl, resource }) =>
    fullUrl && resource && /^https?:/.test(fullUrl) && fullUrl.endsWith(`/${nameOf(resource)}`)
      ? fullUrl.slice(0, -`/${nameOf(resource)}`.length)
      : [],
  );
  return { studies, base: shown ?? advertisedBase(session) };
}

/** A few studies: for as many values of the parameter as can be, and some without any. */
function telling(studies: readonly Resource[], { parameter }: Subject, base: string): Resource[] {
  const seen = new Map<string, number>();
  const without: Resource[] = [];
  const news: Resource[] = [];
  const others: Resource[] = [];
  for (const study of studies) {
    const values = storedValues(study, parameter, base).map((value) => JSON.stringify(value));
    // A value that two studies have says more than one that a single study has.
    const isNew = values.some((one) => (seen.get(one) ?? 0) < 2);
    for (const one of values) seen.set(one, (seen.get(one) ?? 0) + 1);
    if (values.length === 0 && without.length < WITHOUT_VALUE) without.push(study);
    else (isNew ? news : others).push(study);
  }
  const chosen: Resource[] = [];
  let length = 0;
  for (const study of [...without, ...news, ...others].slice(0, COMPARED)) {
    length += (study.id?.length ?? 0) + 3;
    if (length > LONGEST_LIST) break;
    chosen.push(study);
  }
  return chosen;
}

/** What studies have for a parameter, each value once, as probes. */
export function probesIn(
  studies: readonly Resource[],
  parameter: SearchParameter,
  base: string | undefined,
): SearchProbe[] {
  const distinct = new Map<string, SearchProbe>();
  for (const value of studies.flatMap((study) => storedValues(study, parameter, base))) {
    const probe = probeOf(parameter.code, value);
    distinct.set(JSON.stringify(probe), probe);
  }
  return [...distinct.values()];
}

/** The session with studies for its dataset, and what they have for a parameter as probes. */
async function withStudies(
  session: Session,
  studies: readonly Resource[],
  { parameter }: Subject,
  server: FhirClient,
): Promise<Session> {
  const probes: SearchProbe[] = [];
  for (const probe of probesIn(studies, parameter, advertisedBase(session))) {
    if (probe.kind === 'reference') {
      if (probes.length >= MOST_TARGETS) break;
      // What leads nowhere need not be found (search.html#errors).
      const [type = '', id = ''] = probe.reference.split('/');
      const { status } = await server.read(type, id);
      if (status !== 200) continue;
    }
    probes.push(probe);
  }
  const resources = [...studies];
  const { ids = {}, purposes = {}, missing = [] } = session.dataset ?? {};
  return { ...session, dataset: { resources, ids, purposes, missing, probes } };
}

function probeOf(parameter: string, value: StoredValue): SearchProbe {
  const purpose = 'a study has it';
  switch (value.kind) {
    case 'token': {
      const { kind, code, system, text } = value;
      return {
        parameter,
        purpose,
        kind,
        code,
        ...(system === undefined ? {} : { system }),
        ...(text === undefined ? {} : { text }),
      };
    }
    case 'reference':
      return { parameter, purpose, kind: 'reference', reference: `${value.type}/${value.id}` };
    default:
      return { parameter, purpose, kind: 'date', value: value.text };
  }
}
