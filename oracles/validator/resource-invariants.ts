import { isCertainlyAfter, isCoded } from './datatype-invariants.ts';
import type { InvariantTest } from './invariants.ts';
import { count, distinct, has, hasChoice, isNode, type Node, nodes } from './node.ts';

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';

const oneOf =
  (...names: string[]): InvariantTest =>
  (node) =>
    names.some((name) => has(node, name));
const needs =
  (name: string, other: string): InvariantTest =>
  (node) =>
    !has(node, name) || has(node, other);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (list: Node[], name: string) =>
  list.flatMap((one) => (typeof one[name] === 'string' ? [one[name]] : []));
/** Nothing is said of a code that is not there. */
const known = (value: unknown): value is string => typeof value === 'string';
const notHome: InvariantTest = (node) => node.use !== 'home';

function identities(bundle: Node): string[] {
  return nodes(bundle.entry)
    .filter((entry) => has(entry, 'fullUrl'))
    .map(({ fullUrl, resource }) => {
      const meta = isNode(resource) && isNode(resource.meta) ? resource.meta : {};
      return text(fullUrl) + text(meta.versionId);
    });
}

function entriesHave(part: 'request' | 'response', ...types: string[]): InvariantTest {
  return ({ type, entry }) => {
    if (!known(type)) return true;
    const wanted = types.includes(type);
    return nodes(entry).every((one) => has(one, part) === wanted);
  };
}

function firstIs(bundleType: string, resourceType: string): InvariantTest {
  return ({ type, entry }) => {
    if (type !== bundleType) return true;
    const resource = nodes(entry)[0]?.resource;
    return !isNode(resource) || resource.resourceType === resourceType;
  };
}

const isDocument = (n: Node) => n.type === 'document';

/** Invariants of resources, by key; with the type before it where two types share a key. */
export const resourceInvariants: Readonly<Record<string, InvariantTest>> = {
  'app-1': oneOf('type', 'actor'),
  'app-2': (n) => has(n, 'start') === has(n, 'end'),
  'app-3': (n) =>
    (has(n, 'start') && has(n, 'end')) ||
    !known(n.status) ||
    ['proposed', 'cancelled', 'waitlist'].includes(n.status),
  'app-4': (n) =>
    !has(n, 'cancelationReason') || !known(n.status) || ['noshow', 'cancelled'].includes(n.status),
  'apr-1': oneOf('participantType', 'actor'),
  'bdl-1': (n) => !has(n, 'total') || !known(n.type) || ['searchset', 'history'].includes(n.type),
  'bdl-2': (n) =>
    n.type === 'searchset' || !known(n.type) || !nodes(n.entry).some((one) => has(one, 'search')),
  'bdl-3': entriesHave('request', 'batch', 'transaction', 'history'),
  'bdl-4': entriesHave('response', 'batch-response', 'transaction-response', 'history'),
  'bdl-5': oneOf('resource', 'request', 'response'),
  'bdl-7': (n) => n.type === 'history' || distinct(identities(n)),
  'bdl-8': (n) => !text(n.fullUrl).includes('/_history/'),
  'bdl-9': (n) =>
    !isDocument(n) ||
    (isNode(n.identifier) && has(n.identifier, 'system') && has(n.identifier, 'value')),
  'bdl-10': (n) => !isDocument(n) || n.timestamp !== undefined,
  'bdl-11': firstIs('document', 'Composition'),
  'bdl-12': firstIs('message', 'MessageHeader'),
  'con-1': oneOf('summary', 'assessment'),
  'con-2': oneOf('code', 'detail'),
  'con-3': (n) =>
    has(n, 'clinicalStatus') ||
    isCoded(n.verificationStatus, VERIFICATION, 'entered-in-error') ||
    !has(n, 'category'),
  'con-4': (n) =>
    !hasChoice(n, 'abatement') ||
    isCoded(n.clinicalStatus, CLINICAL, 'resolved', 'remission', 'inactive'),
  'con-5': (n) =>
    !isCoded(n.verificationStatus, VERIFICATION, 'entered-in-error') || !has(n, 'clinicalStatus'),
  'cpb-0': (n) => !known(n.name) || /[A-Z]([A-Za-z0-9_]){0,254}/.test(n.name),
  'cpb-1': oneOf('rest', 'messaging', 'document'),
  'cpb-2': oneOf('description', 'software', 'implementation'),
  'cpb-3': (n) =>
    !nodes(n.messaging).some((one) => has(one, 'endpoint')) ||
    !known(n.kind) ||
    n.kind === 'instance',
  'cpb-7': (n) =>
    distinct(nodes(n.document).map(({ profile, mode }) => text(profile) + text(mode))),
  'cpb-9': (n) => distinct(texts(nodes(n.resource), 'type')),
  'cpb-12': (n) => distinct(texts(nodes(n.searchParam), 'name')),
  'cpb-14': (n) => n.kind !== 'instance' || has(n, 'implementation'),
  'cpb-15': (n) => n.kind !== 'capability' || (!has(n, 'implementation') && has(n, 'software')),
  'cpb-16': (n) => n.kind !== 'requirements' || (!has(n, 'implementation') && !has(n, 'software')),
  'cpl-3': (n) => !has(n, 'detail') || !has(n, 'reference'),
  // What a member refers to is not at hand, and then the rule holds by its own words.
  'ctm-1': () => true,
  'grp-1': (n) => !has(n, 'member') || typeof n.actual !== 'boolean' || n.actual,
  'obs-3': oneOf('low', 'high', 'text'),
  'obs-6': (n) => !has(n, 'dataAbsentReason') || !hasChoice(n, 'value'),
  'obs-7': (n) => !hasChoice(n, 'value') || !sharesCode(n),
  'org-1': (n) => count(n, 'identifier') + count(n, 'name') > 0,
  'org-2': notHome,
  'org-3': notHome,
  'Parameters.inv-1': (n) => {
    const given = [has(n, 'part'), hasChoice(n, 'value'), has(n, 'resource')];
    return given.filter(Boolean).length === 1;
  },
  'pat-1': oneOf('name', 'telecom', 'address', 'organization'),
  'prr-1': needs('orderDetail', 'code'),
  'Task.inv-1': (n) => !isCertainlyAfter(n.authoredOn, n.lastModified),
};

/** Whether a component of an Observation has a coding of the Observation itself. */
function sharesCode({ code, component }: Node): boolean {
  const codings = (concept: unknown) =>
    nodes(concept)
      .flatMap((one) => nodes(one.coding))
      .map(sorted);
  const own = new Set(codings(code));
  return nodes(component).some((one) => codings(one.code).some((coding) => own.has(coding)));
}

/** Text of a coding that does not depend on the order of its properties. */
function sorted(coding: Node): string {
  return JSON.stringify(Object.entries(coding).sort(([a], [b]) => (a < b ? -1 : 1)));
}
