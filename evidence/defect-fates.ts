/** What became of an invalid study that was sent: refused, stored without what is wrong in it or as it is, or no clear answer. */
export type Fate = 'refused' | 'dropped' | 'kept' | 'choked';

/** How many studies that are invalid in one element came to what. */
export type FatesOfElement = Record<Fate, number> & {
  /** Element of ImagingStudy, `document` for what is wrong with the whole, `other` for what R4 does not have. */
  element: string;
  /** Of the refused: how many had an outcome that points at the element. */
  located: number;
  /** Ids of some that were not refused, by what became of them. */
  examples: Partial<Record<Fate, string[]>>;
};

/** What became of the defects of one rule. */
export interface DefectFates {
  rule: string;
  sent: number;
  /** How many there are. */
  of: number;
  elements: FatesOfElement[];
}
