import type { Resource } from '../../spec/index.ts';

/** Bodies that are no JSON, made from a study. */
export const unparseable: Record<string, (study: Resource) => string> = {
  truncated: (study) => JSON.stringify(study).slice(0, -1),
  'not-json': (study) => `<ImagingStudy>${JSON.stringify(study)}`,
  empty: () => '',
};

/** A study, and more after it: parsers that stop at its end do not see the rest, and R4 does not ask them to. */
export const trailing = (study: Resource) => `${JSON.stringify(study)} }`;
