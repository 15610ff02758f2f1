import { NotApplicable } from '../../fixtures/check.ts';
import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { creation, reading, sentBundle } from './bundles.ts';
import { put } from './put.ts';

/**
 * A small request of each interaction with studies (CapabilityStatement.rest.resource.interaction). Whether a study is
 * deleted, of those that may be, is the server's to say for each (http.html#delete).
 */
const requestOf: Record<string, (context: CheckContext, study: StoredStudy) => Promise<Answer>> = {
  read: ({ server }, { id }) => server.read('ImagingStudy', id),
  vread: ({ server }, { id, versionId = '' }) => server.vread('ImagingStudy', id, versionId),
  'history-instance': get(({ id }) => `${id}/_history`),
  'history-type': get(() => '_history?_count=1'),
  'search-type': async ({ server }, { id }) =>
    (await server.search('ImagingStudy', [['_id', id]], { maxPages: 1 })).answer,
  create: ({ server, studies }) => server.create(studies.one()),
  update: ({ server }, { stored, read }) => put(server, { ...stored, status: 'available' }, read),
};

function get(path: (study: StoredStudy) => string) {
  return ({ server }: CheckContext, study: StoredStudy) =>
    server.send({ method: 'GET', path: `ImagingStudy/${path(study)}` });
}

/** A small request of each interaction with the whole server (CapabilityStatement.rest.interaction), in each of its forms. */
const requestsOfSystem: Record<string, (context: CheckContext, study: StoredStudy) => Asked[]> = {
  'history-system': ({ server }) => [
    () => server.send({ method: 'GET', path: '_history?_count=1' }),
  ],
  // R4 prints the URL with a slash before the query and without one (http.html#vsearch).
  'search-system': ({ server }, { id }) =>
    ['', '/'].map(
      (path) => () => server.send({ method: 'GET', path: `${path}?_type=ImagingStudy&_id=${id}` }),
    ),
  batch: (context, { id }) => [() => sentBundle(context, 'batch', [reading(`ImagingStudy/${id}`)])],
  transaction: (context) => [
    () => sentBundle(context, 'transaction', [creation(context.studies.one())]),
  ],
};

type Asked = () => Promise<Answer>;

/** What a server says of an interaction that it does not have (http.html#3.1.0.1.1). */
const notThere = [404, 405, 501];

/** The CapabilityStatement itself, and the interactions that it declares (capabilitystatement.html#notes). */
export const claimsChecks = [
  check(
    'crud/capability/metadata',
    {
      rule: 'The CapabilityStatement is there, with and without a mode that asks for it.',
      requirements: ['capability-metadata-available'],
      needs: {},
    },
    async ({ server, judge }) => {
      for (const query of ['', '?mode=full', '?mode=normative']) {
        judge(await server.send({ method: 'GET', path: `metadata${query}` }))
          .status(200)
          .fhirpath(
            '$this is CapabilityStatement and fhirVersion.exists()',
            'a CapabilityStatement',
          );
      }
    },
  ),
  check(
    'crud/capability/interactions',
    {
      rule: 'Each interaction with studies that the CapabilityStatement declares is there.',
      requirements: ['capability-lists-imagingstudy'],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { resource } = await context.server.capabilities();
      const path =
        "rest.where(mode = 'server').resource.where(type = 'ImagingStudy').interaction.code";
      const declared = new Set(resource ? evaluate(resource, path).map(String) : []);
      const asked = Object.entries(requestOf).filter(([code]) => declared.has(code));
      if (asked.length === 0) throw new NotApplicable('no interaction with studies is declared');
      const study = await context.studies.stored(context.studies.one({ status: 'registered' }));
      for (const [code, request] of asked) {
        if (code === 'vread' && study.versionId === undefined) continue;
        const answer = await request(context, study);
        context.judge(answer).that(!notThere.includes(answer.status), {
          code: 'interaction',
          message: `the interaction ${code} is declared, and answered as if it were not there`,
          expected: `none of ${notThere.join(', ')}`,
          actual: answer.status,
        });
      }
    },
  ),
  check(
    'crud/capability/system-interactions',
    {
      rule: 'Each interaction with the whole server that the CapabilityStatement declares is there.',
      requirements: ['capability-lists-imagingstudy'],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { session, studies, judge } = context;
      const declared = Object.entries(requestsOfSystem).filter(([code]) =>
        claimsOfSystem(session, code),
      );
      if (declared.length === 0) throw new NotApplicable('no such interaction is declared');
      const study = await studies.stored();
      for (const [code, requests] of declared) {
        const answers: Answer[] = [];
        for (const ask of requests(context, study)) answers.push(await ask());
        const statuses = answers.map(({ status }) => status);
        judge(answers[0] as Answer).that(
          statuses.some((status) => !notThere.includes(status)),
          {
            code: 'interaction',
            message: `the interaction ${code} is declared, and answered as if it were not there`,
            expected: `none of ${notThere.join(', ')}`,
            actual: statuses,
          },
        );
      }
    },
  ),
];
