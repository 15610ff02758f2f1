import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { extendedEverywhere } from '../../generators/round-trip/everywhere.ts';
import { runPatient } from '../../generators/run-patient.ts';
import { validStudy } from '../../generators/study.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { EXTENSION, type Made, type Place } from './link-places.ts';
import { linked, UUID } from './transaction-links.ts';

/** Types that a transaction rewrites, and such as it leaves alone (http.html#trules). */
const REWRITTEN = ['valueUri', 'valueUrl', 'valueReference'];
const KEPT = ['valueCanonical', 'valueString', 'valueMarkdown'];

function extensionsTo(url: string) {
  return [...REWRITTEN, ...KEPT].map((name) => ({
    url: EXTENSION,
    [name]: name === 'valueReference' ? { reference: url } : url,
  }));
}

/** A study with links in extensions of every element. */
function full(url: string): Made {
  const study = validStudy({
    seed: 1,
    key: 'links-everywhere',
    modality: 'CT',
    series: 2,
    instances: 2,
  });
  const { meta: _meta, subject: _subject, identifier: _own, ...content } = study;
  return extendedEverywhere(content as typeof study, extensionsTo(url)) as Made;
}

interface Link {
  place: string;
  name: string;
  value: string;
}

/** The links of a stored study, and where they are. */
function linksIn(value: unknown, place = 'ImagingStudy'): Link[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one, at) => linksIn(one, `${place}[${at}]`));
  const { url, valueReference, ...others } = value as Record<string, unknown>;
  if (url !== EXTENSION) {
    return Object.entries(value).flatMap(([name, one]) => linksIn(one, `${place}.${name}`));
  }
  const { reference } = (valueReference ?? {}) as { reference?: string };
  const all = { ...others, ...(reference === undefined ? {} : { valueReference: reference }) };
  return Object.entries(all).flatMap(([name, one]) =>
    typeof one === 'string' ? [{ place, name, value: one }] : [],
  );
}

const everywhere: Place = {
  name: 'everywhere',
  where: 'extensions of every element',
  target: runPatient,
  link: full,
  told: (study: Resource) => linksIn(study),
};

/** Links in whichever place an extension may be. */
export const linkEverywhereChecks: Check[] = [false, true].map((isUpdate) =>
  check(
    isUpdate ? 'crud/transaction/links-everywhere-updated' : 'crud/transaction/links-everywhere',
    {
      rule: `A transaction rewrites references, URIs and URLs to what it creates in every element of what it ${isUpdate ? 'updates' : 'creates'}, and nothing else that reads the same.`,
      requirements: [
        'bundle-transaction-rewrites-references',
        'bundle-transaction-other-references-untouched',
      ],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { read, stored, to } = await linked(context, everywhere, UUID, isUpdate);
      const links = linksIn(stored);
      if (links.length === 0) throw new NotApplicable('the server keeps no such extensions');
      const target = new RegExp(`(?:^|/)${to.replaceAll('.', '\\.')}(?:/_history/|$)`);
      const isRight = ({ name, value }: Link) =>
        REWRITTEN.includes(name) ? target.test(value) : value === UUID;
      const wrong = links.filter((one) => !isRight(one));
      const [first] = wrong;
      context.judge(read).that(first === undefined, {
        code: first && REWRITTEN.includes(first.name) ? 'link-not-rewritten' : 'link-rewritten',
        message: `what named ${UUID}, which became ${to}, is '${first?.value}' in ${first?.name} of ${first?.place}; ${wrong.length - 1} more`,
        expected: `${to} in references, URIs and URLs; ${UUID} elsewhere`,
        actual: wrong.slice(0, 20),
      });
    },
  ),
);
