import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { Answer, FhirClient } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { judgeOutput } from '../../../fixtures/judge-output.ts';
import type { Resource } from '../../../spec/index.ts';
import { check } from '../../check.ts';
import { creation, reading, sentBundle } from '../../crud/bundles.ts';
import { put } from '../../crud/put.ts';
import { ofStudies } from './study.ts';

interface BundleAnswer {
  id: string;
  rule: string;
  interactions: readonly string[];
  ask(context: CheckContext): Promise<Answer>;
}

const created = (study: Resource) =>
  creation(study, { fullUrl: 'urn:uuid:6f0f2a3e-6a0f-4c7e-9d0b-3f1c7d6a5e21' });

const historyOf = (server: FhirClient, id: string) =>
  server.send({ method: 'GET', path: `ImagingStudy/${id}/_history` });

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
      const entry = [created(context.studies.one()), reading(`ImagingStudy/${id}`)];
      return sentBundle(context, 'transaction', entry);
    },
  },
  {
    id: 'batch-response',
    rule: 'The answer to a batch is a valid Bundle, one with failures in it too.',
    interactions: ['create', 'read'],
    async ask(context) {
      const { id } = await context.studies.stored();
      const entry = [
        created(context.studies.one()),
        reading(`ImagingStudy/${id}`),
        reading(`ImagingStudy/lbx-${context.session.runId}-nowhere`),
      ];
      return sentBundle(context, 'batch', entry);
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
