import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import { declares } from '../../../fixtures/claims.ts';
import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { judgeOutput } from '../../../fixtures/judge-output.ts';
import type { Resource } from '../../../spec/index.ts';
import { check } from '../../check.ts';
import {
  answersIn,
  creation,
  type Entry,
  type EntryAnswer,
  reading,
  sentBundle,
  updating,
} from '../../crud/bundles.ts';
import { put } from '../../crud/put.ts';

interface OutcomeAnswer {
  id: string;
  rule: string;
  interactions: readonly string[];
  ask(context: CheckContext): Promise<Answer>;
}

const preferred = { headers: { prefer: 'return=OperationOutcome' } };

interface Outcome {
  response?: { outcome?: Resource };
}

/** What fails in a batch. */
const failing: { name: string; entry(context: CheckContext): Entry }[] = [
  {
    name: 'read',
    entry: ({ session }) => reading(`ImagingStudy/lbx-${session.runId}-nowhere`),
  },
  {
    name: 'create',
    entry: ({ studies }) => ({
      resource: studies.mark({ resourceType: 'Patient', active: true }),
      request: { method: 'POST', url: 'ImagingStudy' },
    }),
  },
  {
    name: 'update',
    entry: ({ session, studies }) => ({
      resource: studies.one(),
      request: { method: 'PUT', url: `ImagingStudy/lbx-${session.runId}-nowhere` },
    }),
  },
];

const answers: readonly OutcomeAnswer[] = [
  {
    id: 'outcome-not-found',
    rule: 'The OperationOutcome of a read that finds nothing is valid.',
    interactions: ['read'],
    ask: ({ server, session }) => server.read('ImagingStudy', `lbx-${session.runId}-nowhere`),
  },
  {
    id: 'outcome-deleted',
    rule: 'The OperationOutcome of the read of a deleted study is valid.',
    interactions: ['create', 'read', 'delete'],
    async ask({ server, studies }) {
      const { id } = await studies.stored();
      await server.delete('ImagingStudy', id);
      return server.read('ImagingStudy', id);
    },
  },
  {
    id: 'outcome-of-delete',
    rule: 'The OperationOutcome in the answer to a delete is valid.',
    interactions: ['create', 'read', 'delete'],
    async ask({ server, studies }) {
      return server.delete('ImagingStudy', (await studies.stored()).id, preferred);
    },
  },
  {
    id: 'outcome-unparseable',
    rule: 'The OperationOutcome of a body that cannot be parsed is valid.',
    interactions: ['create'],
    ask({ server, studies }) {
      const study = studies.one();
      return server.create(study, { text: JSON.stringify(study).slice(0, -1) });
    },
  },
  {
    id: 'outcome-unknown-type',
    rule: 'The OperationOutcome of a type that there is not is valid.',
    interactions: ['read'],
    ask: ({ server }) => server.read('LightboxType', '1'),
  },
  {
    id: 'outcome-mismatched-id',
    rule: 'The OperationOutcome of an update whose body has another id than the URL is valid.',
    interactions: ['create', 'read', 'update'],
    async ask({ server, studies }) {
      const { id, sent } = await studies.stored();
      return server.update({ ...sent, id: `${id.slice(0, 60)}-not` }, { id });
    },
  },
  {
    id: 'outcome-precondition',
    rule: 'The OperationOutcome of an update that comes too late is valid.',
    interactions: ['create', 'read', 'update'],
    async ask({ server, session, studies }) {
      if (declares(session, 'versioning') !== 'versioned-update') {
        throw new NotApplicable('the server does not declare versioning = versioned-update');
      }
      const { id, sent } = await studies.stored();
      const headers = { 'if-match': 'W/"lightbox-never"' };
      return server.update({ ...sent, id }, { headers });
    },
  },
  {
    id: 'outcome-strict',
    rule: 'The OperationOutcome of a strict search with an unknown parameter is valid.',
    interactions: ['search-type'],
    async ask({ server }) {
      const headers = { prefer: 'handling=strict' };
      const { answer } = await server.search('ImagingStudy', [['x-lightbox', '1']], {
        headers,
        maxPages: 1,
      });
      return answer;
    },
  },
  {
    id: 'outcome-of-create',
    rule: 'The OperationOutcome that was asked for in the answer to a create is valid.',
    interactions: ['create'],
    ask: ({ server, studies }) => server.create(studies.one(), preferred),
  },
  {
    id: 'outcome-of-update',
    rule: 'The OperationOutcome that was asked for in the answer to an update is valid.',
    interactions: ['create', 'read', 'update'],
    async ask({ server, studies }) {
      const { id, sent, read } = await studies.stored();
      return put(server, { ...sent, id }, read, preferred);
    },
  },
  {
    id: 'outcome-of-transaction',
    rule: 'The OperationOutcome of a transaction that fails is valid.',
    interactions: ['create', 'read', 'update'],
    async ask(context) {
      const { studies } = context;
      const { id, read } = await studies.stored();
      const entry = updating(studies.one(), read, id);
      return sentBundle(context, 'transaction', [creation(studies.one()), entry]);
    },
  },
  ...failing.map(({ name, entry }) => ({
    id: `outcome-in-batch-of-${name}`,
    rule: `The OperationOutcome of a request that fails in a batch is valid: ${name}.`,
    interactions: ['create', 'read', 'update'],
    ask: async (context: CheckContext) => {
      const answer = await sentBundle(context, 'batch', [entry(context)]);
      const [told] = answersIn(answer) as (EntryAnswer & Outcome)[];
      const outcome = told?.response?.outcome ?? told?.resource;
      return outcome ? { ...answer, resource: outcome, text: JSON.stringify(outcome) } : answer;
    },
  })),
];

/** OperationOutcomes, of failures and asked for (operationoutcome.html#resource); a server may have none. */
export const outcomeOutputChecks: Check[] = answers.map(({ id, rule, interactions, ask }) =>
  check(
    `validation/output/${id}`,
    {
      rule,
      requirements: [
        'rest-outcome-valid',
        'validation-output-valid',
        'format-json-output-no-empties',
        'format-json-unique-property-names',
        'validation-unknown-element',
        'validation-narrative-rules',
      ],
      needs: { interactions },
    },
    async (context) => {
      const answer = await ask(context);
      if (answer.resource?.resourceType !== 'OperationOutcome') {
        throw new NotApplicable(`the answer, ${answer.status}, has no OperationOutcome in JSON`);
      }
      judgeOutput(context, answer);
    },
  ),
);
