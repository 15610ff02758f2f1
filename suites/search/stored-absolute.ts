import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { idOf } from '../../fixtures/studies.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { isUnsupported } from './compartment.ts';
import { judgeFound } from './currency.ts';
import { advertisedBase, hasToFind, probesOf } from './expected.ts';
import { isAmbiguousElsewhere, isRefusal } from './found.ts';
import { nothingToFind } from './nothing.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

interface Reference {
  reference: string;
}

/** What refers to a resource by a parameter; where an element repeats, behind a reference to another one. */
const contents: Record<string, (wanted: Reference, other: Reference) => object> = {
  subject: (subject) => ({ subject }),
  patient: (subject) => ({ subject }),
  encounter: (encounter) => ({ encounter }),
  referrer: (referrer) => ({ referrer }),
  basedon: (wanted, other) => ({ basedOn: [other, wanted] }),
  interpreter: (wanted, other) => ({ interpreter: [other, wanted] }),
  endpoint: (wanted, other) => ({ endpoint: [other, wanted] }),
  performer: (wanted, other) => ({ performer: [{ actor: other }, { actor: wanted }] }),
};

/** References that lead somewhere, relative, to resources of one type. */
export function targets({ session }: CheckContext, code: string): string[] {
  const references = probesOf(session, code).flatMap((probe) =>
    probe.kind === 'reference' && !probe.leadsNowhere && /^[A-Z]\w+\/[\w.-]+$/.test(probe.reference)
      ? [probe.reference]
      : [],
  );
  const type = references[0]?.split('/')[0];
  return references.filter((reference) => reference.startsWith(`${type}/`));
}

function studyWith({ session, studies }: CheckContext, code: string, content: object): Resource {
  const study = studies.one();
  if (code !== 'performer') return studies.mark({ ...study, ...content });
  const { seed } = session;
  const { series = [] } = validStudy({ seed, key: 'stored-absolute', modality: 'CT', series: 1 });
  return studies.mark({ ...study, series: [{ ...series[0], ...content }] });
}

/**
 * Stores a study with a reference, where its element repeats behind another one.
 * @param more what the study has besides
 * @throws {NotApplicable} if the server does not take it
 */
export async function storedWith(
  context: CheckContext,
  { parameter: { code } }: Subject,
  reference: string,
  other: string,
  more: object = {},
) {
  const { server } = context;
  const content = contents[code]?.({ reference }, { reference: other }) ?? {};
  const created = await server.create({ ...studyWith(context, code, content), ...more });
  const id = idOf(created);
  const { resource: stored } = id ? await server.read(SEARCHED, id) : {};
  if (created.status >= 300 || !id || !stored) {
    throw new NotApplicable(`a study that refers to ${reference} is refused: ${created.status}`);
  }
  return { id, stored };
}

/** As `storedWith`, with a reference to something by an absolute URL of this server. */
async function storedFor(context: CheckContext, subject: Subject) {
  const [wanted, other = wanted] = targets(context, subject.parameter.code);
  if (!wanted || !other) throw nothingToFind(context, subject);
  const absolute = `${advertisedBase(context.session)}/${wanted}`;
  return { ...(await storedWith(context, subject, absolute, other)), wanted, absolute };
}

const references = ownSubjects.filter(({ parameter }) => parameter.type === 'reference');

const inCompartment = references
  .filter(({ parameter }) => parameter.code === 'patient')
  .map((subject) =>
    check(
      'search/_compartment/patient-stored-absolute',
      {
        rule: 'The compartment of a Patient holds a study whose subject is stored as an absolute URL of this server.',
        requirements: ['search-compartment-patient', 'search-reference-forms'],
        needs: {
          interactions: ['create', 'read', 'search-type'],
          parameters: ['_id', 'patient'],
          dataset: 'searched',
        },
      },
      async (context) => {
        const { server, session } = context;
        const { id, stored, wanted } = await storedFor(context, subject);
        if (!hasToFind(session, stored, [['patient', wanted]])) {
          throw new NotApplicable('the server does not keep the reference');
        }
        const path = `${wanted}/${SEARCHED}`;
        const result = await eventually(
          context,
          () => server.search(SEARCHED, [['_id', id]], { path, scoped: false }),
          (found) => isUnsupported(found) || found.matches.some((match) => match.id === id),
        );
        if (isUnsupported(result)) {
          throw new NotApplicable('the server does not search in the compartment of a Patient');
        }
        judgeFound(context, result, id, true);
      },
    ),
  );

/** References as absolute URLs of this server: they name the same resources (search.html#reference). */
export const storedAbsoluteChecks: Check[] = [
  ...references.map((subject) => storedAbsolute(subject)),
  ...inCompartment,
];

function storedAbsolute(subject: Subject): Check {
  const { code } = subject.parameter;
  return check(
    `search/${code}/stored-absolute`,
    {
      rule: `A search by ${code} finds a study whose reference is stored as an absolute URL of this server.`,
      requirements: ['search-reference-forms', subject.requirement],
      needs: {
        interactions: ['create', 'read', 'search-type'],
        parameters: ['_id', code],
        dataset: 'searched',
      },
      parameter: code,
      behaviour: 'stored-absolute',
    },
    async (context) => {
      const { server, session, judge } = context;
      const { id, stored, wanted, absolute } = await storedFor(context, subject);
      let judged = 0;
      for (const value of [wanted, absolute, wanted.replace(/^.*\//, '')]) {
        const query: Query = [[code, value]];
        if (!hasToFind(session, stored, query)) continue;
        const result = await eventually(
          context,
          () => server.search(SEARCHED, [['_id', id], ...query], { scoped: false }),
          (found) => isRefusal(found) || found.matches.some((match) => match.id === id),
        );
        if (isRefusal(result) && (await isAmbiguousElsewhere(context, query))) continue;
        judged += 1;
        judge(result)
          .searchset()
          .that(
            result.matches.some((match) => match.id === id),
            {
              code: 'missing-matches',
              message: `the study ${id}, which refers to ${absolute}, is not found by ${code}=${value}`,
              expected: id,
              actual: result.matches.map((match) => match.id),
            },
          );
      }
      if (judged === 0) throw new NotApplicable('the server does not keep the reference');
    },
  );
}
