import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../requirements/index.ts';
import { checks } from '../../suites/index.ts';

const folder = fileURLToPath(new URL('../../docs/findings', import.meta.url));
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'));
const text = (page: string) => readFileSync(join(folder, page), 'utf8');
const found = (page: string, pattern: RegExp) =>
  [...text(page).matchAll(pattern)].map(([, one]) => `${one}`);

// `search/{started,_id}/missing` and `search/*/text` stand for several checks.
function pattern(id: string): RegExp {
  const escaped = id.replaceAll(/[.?+^$()|[\]]/g, '\\$&');
  const alternatives = escaped.replaceAll(/\{([^}]*)\}/g, (_, inner: string) => {
    return `(?:${inner.replaceAll(',', '|')})`;
  });
  return new RegExp(`^${alternatives.replaceAll('*', '[^/]+')}$`);
}

describe('the findings on real servers', () => {
  it('are there', () => expect(pages.length).toBeGreaterThan(1));

  it.each(pages)('%s names checks that are there', (page) => {
    const ids = checks.map(({ id }) => id);
    const named = found(page, /`((?:crud|search|validation)\/[^`\s]+\/[^`\s]+)`/g);
    expect(named.filter((one) => !ids.some((id) => pattern(one).test(id)))).toEqual([]);
  });

  it.each(pages)(
    '%s links to pages of R4 that the catalogue knows, and to files that are there',
    (page) => {
      const known = new Set(requirements().map(({ spec }) => spec));
      const links = found(page, /\]\((https:\/\/hl7\.org\/[^)]+)\)/g);
      expect(links.filter((link) => !known.has(link))).toEqual([]);
      const files = found(page, /\]\(([^)#:]+)\)/g);
      expect(files.filter((file) => !existsSync(join(folder, dirname(page), file)))).toEqual([]);
    },
  );
});
