import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { isSubsetted } from '../../fixtures/subsetted.ts';
import type { Answered, AskingMistake } from './asking-mistakes.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { companionsBy, includable } from './include.ts';
import { companions, includesIn, matchesOf } from './included.ts';
import { nameOf, seededByName } from './joins.ts';
import { namesOn } from './paging.ts';
import { lastName, mandatoryNames, rootElements, summaryPaths } from './shape.ts';
import { SEARCHED } from './subjects.ts';
import { lostNames, lostPaths, type Part, summarised } from './summary.ts';

const rootNames = rootElements.map(({ path }) => lastName(path));

const isPart = ([name]: Query[number]) => name === '_summary' || name === '_elements';

/** What comes of the matches, and what comes beside them. */
export function partMistakes(context: CheckContext, answered: Answered): AskingMistake[] {
  return [...shapeMistakes(context, answered), ...includeMistakes(context, answered)];
}

/** Names of elements that a part may not lack, by what was asked for; of a summary there are paths besides. */
function wantedBy([name, value]: Query[number]): string[] {
  if (name === '_elements') return [...value.split(','), 'id', ...mandatoryNames];
  if (value === 'text') return ['id', 'meta', 'text', ...mandatoryNames];
  if (value === 'data') return rootNames.filter((one) => one !== 'text');
  return value === 'true' ? mandatoryNames : rootNames;
}

const rules: Record<string, string> = {
  true: 'search-summary-true',
  false: 'search-summary-false',
  text: 'search-summary-text-data',
  data: 'search-summary-text-data',
};

function shapeMistakes({ session }: CheckContext, { asking, result }: Answered): AskingMistake[] {
  const control = asking.controls.find(isPart);
  if (!control || control[1] === 'count') return [];
  const [name, value] = control;
  const seeded = seededByName(session);
  const parts = result.matches.flatMap((given): Part[] => {
    const stored = seeded.get(nameOf(given));
    const isSame = stored?.meta?.versionId === given.meta?.versionId;
    return stored && isSame ? [{ stored, given, result }] : [];
  });
  const wanted = new Set(wantedBy(control));
  const lostOf = (part: Part) => [
    ...lostNames(part).filter((one) => wanted.has(one)),
    ...(value === 'true' ? summaryPaths.filter((path) => isFewer(part, path)) : []),
  ];
  const isWhole = value === 'false';
  const severity = isWhole ? 'failed' : 'warning';
  const lacking = parts.find((part) => lostOf(part).length > 0);
  const untagged = parts.find(
    (part) => !isWhole && !isSubsetted(part.given) && lostPaths(part).length > 0,
  );
  const mistakes: AskingMistake[] = [];
  if (lacking) {
    mistakes.push({
      code: 'elements-missing',
      severity,
      requirement: name === '_elements' ? 'search-elements' : (rules[value] ?? ''),
      what: `${nameOf(lacking.given)} comes without ${lostOf(lacking).join(', ')}`,
      expected: [...wanted],
      actual: Object.keys(lacking.given),
    });
  }
  if (untagged) {
    mistakes.push({
      code: 'not-tagged-subsetted',
      severity,
      requirement: 'rest-subset-tagged-subsetted',
      what: `${nameOf(untagged.given)} comes without ${lostPaths(untagged).join(', ')}, and is not tagged SUBSETTED`,
      expected: 'a tag with code SUBSETTED',
      actual: untagged.given.meta?.tag ?? null,
    });
  }
  return mistakes;
}

const isFewer = ({ given, stored }: Part, path: string) =>
  summarised(given, path).length < summarised(stored, path).length;

/** Reference parameters by which several of the studies bring something along. */
export function tellingIncludes(session: Session, most: number): Query {
  const studies = seededStudies(session);
  return includable
    .map(({ parameter }) => {
      const companionsOf = companionsBy(session, parameter);
      const bringing = studies.filter((study) => companionsOf(study).must.length > 0).length;
      return { code: parameter.code, bringing };
    })
    .filter(({ bringing }) => bringing > 1)
    .sort((one, other) => other.bringing - one.bringing)
    .slice(0, most)
    .map(({ code }) => ['_include', `${SEARCHED}:${code}`]);
}

/** As many matches as a page should have at most of which everything is included. */
const MOST = 16;

function includeMistakes({ session }: CheckContext, { asking, result }: Answered): AskingMistake[] {
  const included = asking.controls.filter(([name]) => name === '_include');
  if (included.length === 0) return [];
  const wrong = companions(result).filter(({ mode }) => mode !== 'include');
  const matches = matchesOf(session, result);
  const must = new Set(
    included.flatMap(([, value]) => {
      const asked = includable.find(({ parameter }) => value === `${SEARCHED}:${parameter.code}`);
      return asked
        ? matches.flatMap((one) => companionsBy(session, asked.parameter)(one).must)
        : [];
    }),
  );
  const found = includesIn(result);
  const missing = [...must].filter((name) => !found.includes(name));
  const mistakes: AskingMistake[] = [];
  if (wrong.length > 0) {
    mistakes.push({
      code: 'include-mode',
      severity: 'failed',
      requirement: 'search-include',
      what: `${wrong.length} of what is included has another mode than include`,
      expected: 'include',
      actual: wrong.map(({ mode, page }) => `page ${page}: ${mode}`),
    });
  }
  const sizes = result.pages.map((page) => namesOn(page).length);
  // Nothing at all is included where the server does not honour it, asked in this way.
  const isHonoured = missing.length < must.size && Math.max(...sizes) <= MOST;
  if (missing.length > 0 && isHonoured) {
    const isPlain = asking.method === 'GET' || asking.method.startsWith('POST');
    const isWhole = !asking.controls.some(isPart);
    const isSure = isPlain && isWhole && result.pages.length === 1;
    mistakes.push({
      code: 'missing-includes',
      severity: isSure ? 'failed' : 'warning',
      requirement: result.pages.length === 1 ? 'search-include' : 'search-include-page-local',
      what: `${missing.length} of ${must.size} resources are not included: ${missing.join(', ')}`,
      expected: [...must],
      actual: found,
    });
  }
  return mistakes;
}
