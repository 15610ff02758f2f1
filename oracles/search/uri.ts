import type { Found } from './extract.ts';
import { anyOf, type Judgement, judgement } from './verdict.ts';

/** Judges one resource by the URIs found in it (search.html#uri); values are alternatives. */
export function judgeUri(
  found: readonly Found[],
  values: readonly string[],
  parameter: string,
): Judgement {
  const there = found.filter(({ data }) => data !== undefined);
  const hits = there.flatMap((one) => values.flatMap((value) => hit(one, value, parameter) ?? []));
  if (hits.length > 0) return anyOf(hits);
  const seen = there.slice(0, 3).map(({ path, data }) => `${path} is ${data}`);
  const what = seen.length > 0 ? seen.join(', ') : 'it has no value';
  return judgement(
    'must-not',
    `${parameter}: nothing is ${values.join(' or ')}: ${what} (search#uri)`,
  );
}

function hit({ path, type, data }: Found, value: string, parameter: string): Judgement | undefined {
  if (typeof data !== 'string') {
    return judgement('open', `${parameter}: ${path} is a ${type}, not judged (search#uri)`);
  }
  const what = `${parameter}: ${path} is ${data}`;
  const versioned = type === 'canonical' && value.includes('|');
  if (data === value) {
    if (!versioned) return judgement('must', `${what} (search#uri)`);
    return judgement(
      'open',
      `${what}: servers SHOULD search by version (search#versions)`,
      'match',
    );
  }
  if (type !== 'canonical') return undefined;
  const [url = '', version] = data.split('|');
  const [askedUrl = '', askedVersion] = value.split('|');
  if (url === askedUrl && (version === undefined || askedVersion === undefined)) {
    return judgement(
      'open',
      `${what}; ${value}: R4 does not say whether it matches with one version (search#versions)`,
    );
  }
  if (isRelative(askedUrl) && url.endsWith(`/${askedUrl.split('/').at(-1)}`)) {
    return judgement('open', `${what}; ${value} is relative (search#profile)`);
  }
  return undefined;
}

function isRelative(uri: string): boolean {
  return !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri);
}
