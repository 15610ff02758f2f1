import { elementsSelectedBy } from '../../spec/expression.ts';
import { type Resource, searchParametersOf } from '../../spec/index.ts';
import { alternatives } from './criteria-anew.ts';
import type { SentParameter } from './search-request.ts';
import { elementsAt } from './study-elements.ts';

interface Selection {
  type: string;
  paths: string[];
}

const selections = new Map<string, Selection>(
  searchParametersOf('ImagingStudy').map(({ code, type, expression }) => {
    const selected = elementsSelectedBy(expression);
    return [code, { type, paths: selected.map(({ path }) => path.replace('ImagingStudy.', '')) }];
  }),
);

/**
 * Whether a study meets a criterion of the plainest kind: no modifier; tokens as code, system|code, |code or system|,
 * references as id or Type/id. Nothing meets any other.
 */
export function meetsPlainly(
  study: Resource,
  criterion: Pick<SentParameter, 'name' | 'value'>,
): boolean {
  const { type, paths } = selections.get(criterion.name) ?? { type: '', paths: [] };
  const stored = paths.flatMap((path) => elementsAt(study, path));
  const hits = type === 'token' ? hasToken : type === 'reference' ? hasReference : () => false;
  return alternatives(criterion).some((value) => hits(stored, value.replaceAll(/\\(.)/g, '$1')));
}

interface Token {
  system?: string;
  code?: string;
  value?: string;
}

function hasToken(stored: readonly unknown[], asked: string): boolean {
  const bar = asked.indexOf('|');
  const [system, code] = bar < 0 ? [undefined, asked] : [asked.slice(0, bar), asked.slice(bar + 1)];
  return stored.flatMap(tokensOf).some((token) => {
    const isCode = code === '' || (token.code ?? token.value) === code;
    return isCode && (system === undefined || (token.system ?? '') === system);
  });
}

/** The tokens of a code, Coding, Identifier or CodeableConcept. */
function tokensOf(value: unknown): Token[] {
  if (typeof value === 'string') return [{ code: value }];
  const { coding } = value as { coding?: Token[] };
  return coding ?? [value as Token];
}

function hasReference(stored: readonly unknown[], asked: string): boolean {
  return stored.some((one) => {
    const { reference = '' } = one as { reference?: string };
    return /^[A-Z]/.test(reference) && (reference === asked || reference.split('/')[1] === asked);
  });
}
