import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { Answer, FhirClient } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { evaluate } from '../../../fixtures/fhirpath.ts';
import type { Resource } from '../../../spec/index.ts';
import { check } from '../../check.ts';
import { put } from '../../crud/put.ts';
import { judgeOutput } from './judge-output.ts';
import { ofStudies } from './study.ts';

interface BundleAnswer {
  id: string;
  rule: string;
  interactions: readonly string[];
  ask(context: CheckContext): Promise<Answer>;
}

/** A request in a Bundle, with the study that it sends. */
type Entry = { request: { method: string; url: string }; fullUrl?: string; resource?: Resource };

/** Sends a Bundle of requests (http.html#transaction), where the server declares to take it. */
async function sent(
  { server, session }: CheckContext,
  type: 'batch' | 'transaction',
  entry: readonly Entry[],
): Promise<Answer> {
  const declared = "rest.where(mode = 'server').interaction.code";
  if (!evaluate(session.target.capabilities, declared).map(String).includes(type)) {
    throw new NotApplicable(`the CapabilityStatement does not declare ${type}`);
  }
  return server.transaction({ resourceType: 'Bundle', type, entry });
}

const creation = (study: Resource): Entry => ({
  fullUrl: 'urn:uuid:6f0f2a3e-6a0f-4c7e-9d0b-3f1c7d6a5e21',
  resource: study,
  request: { method: 'POST', url: 'ImagingStudy' },
});

const historyOf = (server: FhirClient, id: string) =>
  server.send({ method: 'GET', path: `ImagingStudy/${id}/_history` });

const reading = (url: string): Entry => ({ request: { method: 'GET', url } });

const answers: readonly BundleAnswer[] = [
  {
    id: 'history',
    rule: 'The history of a study is a valid Bundle.',
    interactions: ['create', 'read', 'update', 'history-instance'],
    async ask({ server, studies }) {
      const { id, sent: study, read } = await studies.stored();
      await put(server, { ...study, id, status: 'available' }, read);
      return historyOf(server, id);
    },
  },
  {
    id: 'history-of-deleted',
    rule: 'The history of a study that was deleted is a valid Bundle, the deletion in it too.',
    interactions: ['create', 'read', 'delete', 'history-instance'],
    async ask({ server, studies }) {
      const { id } = await studies.stored();
      await server.delete('ImagingStudy', id);
      const answer = await historyOf(server, id);
      if (answer.status === 404 || answer.status === 410) {
        throw new NotApplicable(`the history of what was deleted is answered ${answer.status}`);
      }
      return answer;
    },
  },
  {
    id: 'history-of-type',
    rule: 'The history of all studies is a valid Bundle.',
    interactions: ['create', 'history-type'],
    async ask({ server, studies }) {
      await server.create(studies.one());
      return server.send({ method: 'GET', path: 'ImagingStudy/_history?_count=5' });
    },
  },
  {
    id: 'transaction-response',
    rule: 'The answer to a transaction is a valid Bundle.',
    interactions: ['create', 'read'],
    async ask(context) {
      const { id } = await context.studies.stored();
      const entry = [creation(context.studies.one()), reading(`ImagingStudy/${id}`)];
      return sent(context, 'transaction', entry);
    },
  },
  {
    id: 'batch-response',
    rule: 'The answer to a batch is a valid Bundle, one with failures in it too.',
    interactions: ['create', 'read'],
    async ask(context) {
      const { id } = await context.studies.stored();
      const entry = [
        creation(context.studies.one()),
        reading(`ImagingStudy/${id}`),
        reading(`ImagingStudy/lbx-${context.session.runId}-nowhere`),
      ];
      return sent(context, 'batch', entry);
    },
  },
];

/** Bundles that are no searchsets (bundle.html#resource), of servers that claim the interactions. */
export const bundleOutputChecks: Check[] = answers.map(({ id, rule, interactions, ask }) =>
  check(
    `validation/output/${id}`,
    {
      rule,
      requirements: [
        'bundle-structure-valid',
        'bundle-request-response-presence',
        'bundle-total-only-search-history',
        'bundle-fullurl-not-versioned',
        ...ofStudies,
      ],
      needs: { interactions },
    },
    async (context) => {
      const answer = await ask(context);
      if (answer.resource?.resourceType !== 'Bundle') {
        throw new NotTestable(`the request was answered ${answer.status} without a Bundle`);
      }
      judgeOutput(context, answer);
    },
  ),
);
