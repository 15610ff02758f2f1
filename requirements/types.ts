export type RequirementLevel = 'SHALL' | 'SHALL NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY';

/** How sure the row is of its text: read and unambiguous, partly inferred, not verified. */
export type Confidence = 'high' | 'medium' | 'low';

/** A normative statement of R4, paraphrased. */
export interface Requirement {
  id: string;
  area: string;
  /** The verb R4 uses; a flat statement ("the server returns a 412") counts as SHALL. */
  level: RequirementLevel;
  title: string;
  requirement: string;
  /** Page and fragment on hl7.org. */
  spec: string;
  appliesWhen: string;
  /** How it is tested; absent where `notChecked` says why it is not. */
  check?: string;
  notChecked?: string;
  confidence: Confidence;
  /** What a suite has to tolerate; may cap a SHALL at a warning. */
  leeway?: string;
  note?: string;
}

/** `mixed`: the ruling names several cases that come out differently. */
export type Verdict = 'must' | 'must-not' | 'should' | 'open' | 'mixed';

/** How a disputed question is decided, and by which words of R4. */
export interface Ruling {
  id: string;
  group: string;
  question: string;
  /** The deciding words, each quotation preceded by its `page#fragment`. */
  text: string;
  ruling: string;
  verdict: Verdict;
  /** Pages and fragments on hl7.org. */
  spec: string[];
  /** Ids of the requirements it bears on. */
  requirements: string[];
  note?: string;
}

export type DatePrefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** How the interval of the stored value lies to that of the search value. */
export type DateRelation =
  | 'later'
  | 'earlier'
  | 'inside'
  | 'wider'
  | 'same-start-longer'
  | 'same-end-longer'
  | 'absent';

export type DateVerdict = 'must' | 'must-not' | 'open';

/** Which stored dates match which prefix (search.html#prefix). */
export interface DateTable {
  id: string;
  group: string;
  spec: string[];
  requirements: string[];
  relations: {
    id: DateRelation;
    /** The stored value T as it lies to the search value S. */
    stored: string;
    verdicts: Record<DatePrefix, DateVerdict>;
  }[];
}
