import { answerRules } from '../../fixtures/answer-rules.ts';
import { VERSIONS } from '../../fixtures/breach-watch.ts';
import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { tracksVersions } from './versions.ts';

interface Stated {
  rule: string;
  requirements: readonly [string, ...string[]];
}

/** What R4 says of any answer, by the name of the rule in fixtures/answer-rules.ts. */
const stated: Readonly<Record<string, Stated>> = {
  'as-asked': {
    rule: 'Every read and vread of the run, by itself or in a Bundle, gives the resource, and the version, that its URL names.',
    requirements: ['rest-read-id-matches-url', 'rest-vread-id-and-version'],
  },
  etag: {
    rule: 'Every ETag of the run beside a resource, of an answer or of an entry, is that of the version in meta.versionId.',
    requirements: ['rest-etag-equals-versionid', 'bundle-response-entry-details'],
  },
  location: {
    rule: 'Every Location of the run beside what was created, of an answer or of an entry, names its id and its version.',
    requirements: ['rest-create-location', 'bundle-response-entry-details'],
  },
  'media-type': {
    rule: 'Whatever in the run was answered with FHIR in JSON to who takes application/fhir+json is of that type.',
    requirements: ['format-json-mime-type', 'format-content-negotiation'],
  },
  charset: {
    rule: 'Every charset in the Content-Type of an answer of the run in JSON is UTF-8.',
    requirements: ['format-utf8'],
  },
  'full-url': {
    rule: 'Every fullUrl in the run that ends in a type and an id is that of the resource in its entry, and of no version.',
    requirements: ['bundle-fullurl-agrees-with-id', 'bundle-fullurl-not-versioned'],
  },
  entries: {
    rule: 'Every batch and transaction of the run that was carried out is answered with an entry for each request, each with a status.',
    requirements: ['bundle-response-type-order', 'bundle-response-entry-details'],
  },
  history: {
    rule: 'Every history of the run tells versions of what its URL names alone, and those that a create or an update made with the resource.',
    requirements: [
      'history-post-put-have-resource',
      'history-includes-all-versions',
      'history-entry-request-response',
    ],
  },
  matches: {
    rule: 'Whatever a search of the run marks as a match is of the type that was searched.',
    requirements: ['search-returned-resources-match', 'search-post-equals-get'],
  },
  unique: {
    rule: 'Every page of a search or a history of the run has each version of a resource once.',
    requirements: ['bundle-version-once', 'bundle-fullurl-unique'],
  },
  'update-etag': {
    rule: 'Every update of the run that was carried out, whatever named the study and whether it was there before, is answered with an ETag.',
    requirements: ['rest-update-etag-last-modified'],
  },
  'update-last-modified': {
    rule: 'Every update of the run that was carried out, whatever named the study and whether it was there before, is answered with Last-Modified.',
    requirements: ['rest-update-etag-last-modified'],
  },
  [VERSIONS]: {
    rule: 'Whichever answer of the run tells a version of a resource, read, version, history, search or Bundle, tells the same content.',
    requirements: [
      'rest-vread-returns-that-content',
      'rest-id-same-everywhere',
      'history-post-put-have-resource',
      'rest-versionid-changes-on-update',
    ],
  },
};

/** Where versions are not kept there is nothing to tell. */
const OF_VERSIONS = [VERSIONS, 'update-etag'];

const MOST_FINDINGS = 10;

/** What holds for all that was answered in a run, whichever check asked; no check fails for what it happened to see. */
export const anyAnswerChecks: Check[] = [...answerRules.map(({ name }) => name), VERSIONS].map(
  (name) => {
    const { rule, requirements } = stated[name] as Stated;
    return check(
      `crud/any-answer/${name}`,
      { rule, requirements, needs: { answers: true } },
      async ({ answers, session, judge }) => {
        const { judged, breaches } = answers();
        if (OF_VERSIONS.includes(name) && !tracksVersions(session)) {
          throw new NotApplicable('the server does not declare that it keeps version ids');
        }
        if (!judged.has(name)) throw new NotApplicable('no answer of the run is of this kind');
        const own = breaches.filter((breach) => breach.rule === name);
        if (own.length === 0)
          judge.that(true, { code: name, message: rule, expected: null, actual: null });
        for (const { rule: _name, ...breach } of own.slice(0, MOST_FINDINGS)) {
          judge.that(false, { code: name, ...breach });
        }
      },
    );
  },
);
