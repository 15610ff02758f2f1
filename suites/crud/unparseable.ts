import type { Resource } from '../../spec/index.ts';

/** Bodies that are no JSON, made from a study. */
export const unparseable: Record<string, (study: Resource) => string> = {
  truncated: (study) => JSON.stringify(study).slice(0, -1),
  'not-json': (study) => `<ImagingStudy>${JSON.stringify(study)}`,
  'trailing-garbage': (study) => `${JSON.stringify(study)} }`,
  empty: () => '',
};
