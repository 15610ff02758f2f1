import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { watched } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { GROUP_SYSTEM } from '../../generators/group-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { idsOf, told } from './defect-answers.ts';
import type { Delivery } from './defect-delivery.ts';
import { DEFECT_SYSTEM, ownMark } from './defect-sample.ts';

/** What is refused has no effect, and what is answered with success has one (http.html#Status-Codes). */
export async function judgeStored(
  context: CheckContext,
  deliveries: readonly Delivery[],
  valid: StoredStudy,
): Promise<void> {
  judgeUpdates(context, deliveries);
  await judgeLocations(context, deliveries);
  const created = deliveries.filter(({ method, answer }) => method === 'POST' && answer);
  const unknown = created.filter(({ fate, id }) => fate !== 'choked' && id === undefined);
  if (created.every(({ id, fate }) => id !== undefined && fate !== 'refused')) return;
  const stored = await storedByGroup(context, created, valid);
  judgeRefusedCreates(context, created, stored);
  judgeLost(
    context,
    unknown.filter(({ answer }) => isSuccess(answer?.status) && answer?.status !== 202),
    stored,
  );
}

const isSuccess = (status = 0) => status >= 200 && status < 300;

function judgeUpdates({ judge }: CheckContext, deliveries: readonly Delivery[]): void {
  for (const { method, answer, read, changes = [], defect } of deliveries) {
    if (method !== 'PUT' || !answer || !read) continue;
    if (!isSuccess(answer.status)) {
      judge(read).that(changes.length === 0, {
        code: 'refused-update-changed',
        message: `an update was answered ${answer.status} (${defect.id}), and the study is not what it was`,
        expected: 'the study as it was before',
        actual: changes.slice(0, 10),
      });
    } else if (answer.status !== 202) {
      judge(answer).that(!(saysError(answer.resource) && changes.length === 0), {
        code: 'success-without-effect',
        message: `an update was answered ${answer.status} with the error of a refusal (${defect.id}), and changed nothing`,
        expected: '400 or 422',
        actual: answer.status,
      });
    }
  }
}

function saysError(resource: Resource | undefined): boolean {
  return (
    resource?.resourceType === 'OperationOutcome' &&
    itemsOf<{ severity?: string }>(resource.issue).some(({ severity }) =>
      ['error', 'fatal'].includes(severity ?? ''),
    )
  );
}

/** A refusal that names a Location, and an acceptance whose Location leads nowhere. */
async function judgeLocations(
  { server, judge }: CheckContext,
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const { method, fate, answer, read, defect } of deliveries) {
    if (method !== 'POST' || !answer) continue;
    const id = /\/ImagingStudy\/([A-Za-z0-9\-.]{1,64})(?:\/|$)/.exec(answer.headers.location ?? '');
    if (fate === 'refused' && id?.[1]) {
      judge(await server.read('ImagingStudy', id[1])).notStatus('2xx');
    }
    if (read && answer.status === 201) {
      judge(read).that(read.status !== 404 && read.status !== 410, {
        code: 'success-without-effect',
        message: `a create was answered 201 (${defect.id}), and its study is not there (${read.status})`,
        expected: 'the study, or a refusal',
        actual: read.status,
      });
    }
  }
}

/** All studies of this check that a search finds: by their group, and by its tag where tags are searched. */
async function storedByGroup(
  context: CheckContext,
  created: readonly Delivery[],
  valid: StoredStudy,
): Promise<Resource[]> {
  const { server, session, studies } = context;
  const group = `${GROUP_SYSTEM}|${studies.group}`;
  const refused = created.filter(({ fate }) => fate === 'refused' || fate === 'choked');
  const results: SearchResult[] = [];
  const parameters = session.target.scope.kind === 'tag' ? ['identifier', '_tag'] : ['identifier'];
  for (const parameter of parameters) {
    const search = () => server.search('ImagingStudy', [[parameter, group]], { scoped: false });
    // Over the whole time that the index may lag: a study may turn up late.
    results.push(
      await watched(context, search, ({ matches }) =>
        matches.some((match) => refusedOf(context, match, refused) !== undefined),
      ),
    );
  }
  for (const result of results) context.judge(result).searchset();
  const found = new Map(
    results.flatMap(({ matches }) => matches).map((match) => [match.id ?? '', match]),
  );
  found.delete(valid.id);
  return [...found.values()];
}

function refusedOf(
  { session }: CheckContext,
  match: Resource,
  refused: readonly Delivery[],
): Delivery | undefined {
  const own = ownValue(match);
  return refused.find(({ defect }) => ownMark(session.runId, defect) === own);
}

/** The value of the identifier, or else of the tag, that a defect has of its own. */
function ownValue({ identifier, meta }: Resource): string | undefined {
  type Mark = { system?: unknown; value?: unknown; code?: unknown };
  const marks = [...itemsOf<Mark>(identifier), ...itemsOf<Mark>(meta?.tag)];
  const own = marks.find(({ system }) => system === DEFECT_SYSTEM);
  const value = own?.value ?? own?.code;
  return typeof value === 'string' ? value : undefined;
}

function judgeRefusedCreates(
  context: CheckContext,
  created: readonly Delivery[],
  stored: readonly Resource[],
): void {
  const refused = created.filter(({ fate }) => fate === 'refused' || fate === 'choked');
  const all = stored.flatMap((match) => refusedOf(context, match, refused) ?? []);
  const [first] = all;
  const answer = (first ?? created[0])?.answer;
  if (!answer) return;
  context.judge(answer).that(first === undefined, {
    code: 'refused-but-stored',
    message: `creates were answered ${first?.answer?.status}, yet a search finds the studies: ${told(all)}`,
    expected: 'nothing is stored',
    actual: idsOf(all),
  });
}

/** A create that was answered with success, named no id and stored nothing. */
function judgeLost(
  context: CheckContext,
  unknown: readonly Delivery[],
  stored: readonly Resource[],
): void {
  const found = new Set(stored.map(ownValue));
  const lost = unknown.filter(({ defect, text }) => {
    const own = ownMark(context.session.runId, defect);
    // Without its mark it cannot be told from others.
    return text.includes(own) && defect.rule !== 'not-json' && !found.has(own);
  });
  const [first] = lost;
  if (!first?.answer) return;
  context.judge(first.answer).that(false, {
    code: 'success-without-effect',
    message: `${lost.length} creates were answered ${first.answer.status}, named no id, and stored nothing: ${told(lost)}`,
    expected: '400 or 422, or 201 with a Location',
    actual: idsOf(lost),
  });
}
