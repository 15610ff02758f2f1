import { lateralities, systems } from '../../spec/imaging-study.ts';
import type { IssueBody, JsonPath } from './issue.ts';
import { isNode, type Node, nodes } from './node.ts';
import { isUid, UidSet } from './uid-set.ts';

/** A rule of DICOM, or of R4's notes on how to write DICOM, and where in the study it is broken. */
export interface DicomProblem extends IssueBody {
  at: JsonPath;
}

const OID = 'urn:oid:';
const sides = new Map(
  lateralities.flatMap(({ code, display }) => {
    const side = sideIn(display);
    return side ? [[code, side] as const] : [];
  }),
);

/**
 * What a valid study has that DICOM would not: warnings all of them, since R4 makes none of it a rule
 * (imagingstudy.html#notes).
 */
export function dicomProblems(study: Node): DicomProblem[] {
  const found: DicomProblem[] = [];
  identifierProblems(study, found);
  const series = Array.isArray(study.series) ? (study.series as unknown[]) : [];
  const listed = series.reduce<number>((sum, one) => sum + instancesOf(one).length, 0);
  const seriesUids = new UidSet(series.length);
  const instanceUids = new UidSet(listed);
  for (let i = 0; i < series.length; i++) {
    const one = series[i];
    if (!isNode(one)) continue;
    if (!isProper(one.uid, seriesUids)) found.push(uidProblem(one.uid, ['series', i, 'uid']));
    const instances = instancesOf(one);
    for (let j = 0; j < instances.length; j++) {
      const uid = (instances[j] as Node | null)?.uid;
      if (!isProper(uid, instanceUids)) {
        found.push(uidProblem(uid, ['series', i, 'instance', j, 'uid']));
      }
    }
    if (understates(one, 'numberOfInstances', instances.length)) {
      found.push(countProblem(one, 'numberOfInstances', instances.length, ['series', i]));
    }
    sideProblems(one, i, found);
  }
  if (understates(study, 'numberOfSeries', series.length)) {
    found.push(countProblem(study, 'numberOfSeries', series.length, []));
  }
  if (understates(study, 'numberOfInstances', listed)) {
    found.push(countProblem(study, 'numberOfInstances', listed, []));
  }
  modalityProblems(study, series, found);
  return found;
}

function instancesOf(series: unknown): unknown[] {
  return isNode(series) && Array.isArray(series.instance) ? series.instance : [];
}

function warning(rule: string, text: string, clause: string, at: JsonPath): DicomProblem {
  const code = rule === 'dicom-uid' ? 'value' : 'business-rule';
  return { severity: 'warning', source: 'DICOM', code, rule, text, clause, at };
}

/** True for a well-formed UID that is new to the set, and for what is no text at all. */
function isProper(uid: unknown, met: UidSet): boolean {
  return typeof uid !== 'string' || met.add(uid);
}

function uidProblem(uid: unknown, at: JsonPath): DicomProblem {
  const clause = 'DICOM PS3.5 9.1';
  return isUid(String(uid))
    ? warning('dicom-unique', `the UID ${uid} is not unique in the study`, clause, at)
    : warning('dicom-uid', `'${uid}' is not a UID as DICOM writes it`, clause, at);
}

function identifierProblems({ identifier, series }: Node, found: DicomProblem[]): void {
  const list = Array.isArray(identifier) ? (identifier as unknown[]) : [];
  let uids = 0;
  for (let i = 0; i < list.length; i++) {
    const one = list[i];
    if (!isNode(one) || one.system !== systems.studyInstanceUid) continue;
    uids++;
    const { value } = one;
    if (typeof value !== 'string') continue;
    if (value.startsWith(OID) && isUid(value.slice(OID.length))) continue;
    const text = `'${value}' is not ${OID} and a Study Instance UID`;
    found.push(warning('dicom-uid', text, 'imagingstudy.html#notes', ['identifier', i, 'value']));
  }
  if (uids === 1 || !Array.isArray(series)) return;
  const text = `has ${uids} identifiers with the system ${systems.studyInstanceUid}; one is expected beside series`;
  const clause = 'imagingstudy-definitions.html#ImagingStudy.identifier';
  found.push(warning('dicom-study-uid', text, clause, ['identifier']));
}

/** Whether an element that counts says less than is listed. */
function understates(node: Node, name: string, listed: number): boolean {
  const told = node[name];
  return typeof told === 'number' && told < listed;
}

function countProblem(node: Node, name: string, listed: number, at: JsonPath): DicomProblem {
  const text = `${name} is ${node[name]}, but ${listed} are listed`;
  const clause = `imagingstudy-definitions.html#ImagingStudy.${name}`;
  return warning('dicom-count', text, clause, [...at, name]);
}

function sideIn(text: unknown): 'left' | 'right' | undefined {
  if (typeof text !== 'string') return undefined;
  const left = /\bleft\b/i.test(text);
  const right = /\bright\b/i.test(text);
  return left === right ? undefined : left ? 'left' : 'right';
}

function sideProblems({ bodySite, laterality }: Node, i: number, found: DicomProblem[]): void {
  if (!isNode(bodySite) || !isNode(laterality) || laterality.system !== systems.snomed) return;
  const side = sides.get(laterality.code as string) ?? sideIn(laterality.display);
  const implied = sideIn(bodySite.display);
  if (!side || !implied || side === implied) return;
  const text = `is ${side}, but the body site is '${bodySite.display}'`;
  const clause = 'imagingstudy-definitions.html#ImagingStudy.series.laterality';
  found.push(warning('dicom-laterality', text, clause, ['series', i, 'laterality']));
}

/** Where all series are listed, the modalities of the study are among theirs. */
function modalityProblems(study: Node, series: unknown[], found: DicomProblem[]): void {
  const told = study.numberOfSeries;
  if (series.length === 0 || !Array.isArray(study.modality)) return;
  if (typeof told === 'number' && told > series.length) return;
  const present = new Set<unknown>();
  for (const one of series) {
    if (isNode(one)) for (const { code } of nodes(one.modality)) present.add(code);
  }
  const modalities: unknown[] = study.modality;
  for (let i = 0; i < modalities.length; i++) {
    const coding = modalities[i];
    if (!isNode(coding) || typeof coding.code !== 'string' || present.has(coding.code)) continue;
    const text = `no series has the modality ${coding.code}`;
    const clause = 'imagingstudy-definitions.html#ImagingStudy.modality';
    found.push(warning('dicom-modality', text, clause, ['modality', i]));
  }
}
