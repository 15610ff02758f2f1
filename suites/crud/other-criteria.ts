import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimed } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { isGone } from './conditional-delete.ts';
import { statuses } from './consequence.ts';
import { type Family, family } from './criteria.ts';
import { uidOf } from './uid-of.ts';
import { numberOf } from './unused-ids.ts';
import { creations, deletions, updates, type Way } from './ways.ts';

/** Criteria that one study meets: those of its family, and what it has itself. */
interface Form {
  words: string;
  parameters: readonly string[];
  criteria(its: Family, study: Resource): string;
}

interface Series {
  uid: string;
  instance: { uid: string }[];
}

const seriesOf = ({ series }: Resource) => (series as Series[] | undefined)?.[0];
const seriesUid = (study: Resource) => seriesOf(study)?.uid;
const instanceUid = (study: Resource) => seriesOf(study)?.instance[0]?.uid;

const patient = (study: Resource) => (study.subject as { reference?: string }).reference ?? '';

const forms: readonly Form[] = [
  {
    words: 'a series',
    parameters: ['series'],
    criteria: (_, study) => `series=${seriesUid(study)}`,
  },
  {
    words: 'an instance',
    parameters: ['instance'],
    criteria: (_, study) => `instance=${instanceUid(study)}`,
  },
  {
    words: 'a patient and a series',
    parameters: ['patient', 'series'],
    criteria: (_, study) => `patient=${patient(study)}&series=${seriesUid(study)}`,
  },
  {
    words: 'an identifier, a status and a time',
    parameters: ['identifier', 'status', 'started'],
    criteria: ({ criteria }, study) => `${criteria}&status=${study.status}&started=ge2020-05-01`,
  },
  {
    words: 'an identifier and four parameters more',
    parameters: ['identifier', 'status', 'started', 'modality', 'patient'],
    criteria: ({ criteria }, study) =>
      `patient=${patient(study)}&modality=CT&${criteria}&started=lt2020-05-20&status=${study.status}`,
  },
];

/** A study that has what the criteria name: a time, and a series of CT. */
export function withContent({ session }: CheckContext, study: Resource): Resource {
  // UIDs that no other run has, whatever its seed.
  const uid = `2.25.${numberOf(session.runId)}${uidOf(study).slice(-18)}`;
  const sopClass = { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2.840.10008.5.1.4.1.1.2' };
  const modality = { system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' };
  const instance = [{ uid: `${uid}.1.1`, sopClass }];
  return {
    ...study,
    started: '2020-05-05T12:00:00Z',
    series: [{ uid: `${uid}.1`, modality, instance }],
  } as Resource;
}

interface Kind {
  name: 'created' | 'updated' | 'deleted';
  ways: readonly Way[];
  interactions: readonly string[];
  becomes: string;
}

const kinds: readonly Kind[] = [
  {
    name: 'created',
    ways: creations,
    interactions: ['create', 'read', 'search-type'],
    becomes: 'is created',
  },
  {
    name: 'updated',
    ways: updates,
    interactions: ['create', 'read', 'update', 'search-type'],
    becomes: 'is updated',
  },
  {
    name: 'deleted',
    ways: deletions,
    interactions: ['create', 'read', 'delete', 'search-type'],
    becomes: 'is deleted',
  },
];

/**
 * A study that searches find by the criteria.
 * @throws {NotTestable} if they do not
 */
async function storedAndFound(
  context: CheckContext,
  its: Family,
  { criteria }: Form,
): Promise<StoredStudy> {
  const { server, studies } = context;
  const before = await studies.stored(withContent(context, its.one({ status: 'registered' })));
  const query = criteria(its, before.sent);
  const isFound = ({ matches }: Awaited<ReturnType<typeof server.search>>) =>
    matches.some(({ id }) => id === before.id);
  const search = () => server.search('ImagingStudy', query, { scoped: false });
  const result = await eventually(context, search, isFound);
  if (!isFound(result)) throw new NotTestable(`the new study is not found by ${query}`);
  return before;
}

/** Judges one write by such criteria. */
async function judgeForm(context: CheckContext, kind: Kind, way: Way, form: Form, at: number) {
  const { server, judge } = context;
  const its = family(context, `${way.name}${at}`);
  const before = kind.name === 'created' ? undefined : await storedAndFound(context, its, form);
  const study: Resource = {
    ...(before?.stored ?? withContent(context, its.one())),
    status: 'available',
  };
  const asked = { ...its, criteria: form.criteria(its, before?.sent ?? study) };
  const more = before ? { before } : {};
  const said = await way.write({ context, family: asked, study, prefer: '', ...more });
  // What refers to a study may keep it from being deleted (http.html#delete).
  if (kind.name === 'deleted' && said.status === 409) return;
  const judged = judge(said.answer).that(statuses[kind.name].includes(said.status), {
    code: 'status',
    message: `a study that ${kind.becomes} ${way.words}, which name ${form.words} (${asked.criteria}), is answered ${said.status}`,
    expected: statuses[kind.name],
    actual: said.status,
  });
  const id = before?.id ?? said.id;
  if (!judged.ok || id === undefined) return;
  if (kind.name === 'deleted') {
    judge(said.answer).that(await isGone(context, id), {
      code: 'not-deleted',
      message: `ImagingStudy/${id}, which the criteria ${asked.criteria} match, is still there`,
      expected: '410 or 404',
      actual: 200,
    });
    return;
  }
  judge(await server.read('ImagingStudy', id))
    .status(200)
    .fhirpath("status = 'available'", `the study ${kind.becomes}`);
}

/** Criteria may be of any parameter, and of several (http.html#ccreate, #cond-update, #3.1.0.7.1). */
export const otherCriteriaChecks: Check[] = kinds.flatMap((kind) =>
  kind.ways
    .filter(({ byCriteria }) => byCriteria)
    .map((way) =>
      check(
        `crud/${kind.name}-${way.name}/other-criteria`,
        {
          rule: `A study ${kind.becomes} ${way.words}, whatever parameters they are of, and however many.`,
          requirements: [way.requirement],
          needs: { interactions: kind.interactions },
        },
        async (context) => {
          const isClaimed = ({ parameters }: Form) =>
            claimed({ needs: { parameters } }, context.session) === true;
          const claimedForms = forms.filter(isClaimed);
          if (claimedForms.length === 0) {
            throw new NotApplicable('the CapabilityStatement does not declare the parameters');
          }
          for (const [at, form] of claimedForms.entries()) {
            await judgeForm(context, kind, way, form, at);
          }
        },
      ),
    ),
);
