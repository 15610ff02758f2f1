import type { Resource } from '../../spec/index.ts';

interface Coding {
  system?: string;
  code?: string;
}

interface Series {
  modality?: Coding;
  bodySite?: Coding;
  instance?: { sopClass?: Coding }[];
}

/** Where the coded parameters of a study look (imagingstudy.html#search). */
const parameters: Record<string, (study: Resource) => (Coding | undefined)[]> = {
  modality: (study) => seriesOf(study).map(({ modality }) => modality),
  bodysite: (study) => seriesOf(study).map(({ bodySite }) => bodySite),
  'dicom-class': (study) =>
    seriesOf(study).flatMap(({ instance = [] }) => instance.map(({ sopClass }) => sopClass)),
  reason: ({ reasonCode = [] }) =>
    (reasonCode as { coding?: Coding[] }[]).flatMap(({ coding = [] }) => coding),
  identifier: ({ identifier = [] }) =>
    (identifier as { system?: string; value?: string }[]).map(({ system, value }) => ({
      ...(system === undefined ? {} : { system }),
      ...(value === undefined ? {} : { code: value }),
    })),
};

/** What finds the tokens of a parameter in a study; nothing for parameters that are not coded. */
export function tokensOf(parameter: string): ((study: Resource) => Coding[]) | undefined {
  const find = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
  return find && ((study) => find(study).filter((coding) => coding !== undefined));
}

function seriesOf({ series = [] }: Resource): Series[] {
  return series as Series[];
}
