import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { type Part, parts, withParts } from './parts.ts';
import type { Way } from './ways.ts';
import { type Kind, written } from './written.ts';

/** Stands in one part of a study; with characters of several bytes. */
const wordIn = ({ name }: Part) => `lightbox wört 字 😀 ${name}`;

const withWords = (study: Resource) =>
  parts.reduce((changed, part) => withParts(changed, [part], wordIn(part)), study);

const keptIn = (text: string) => parts.filter((part) => text.includes(wordIn(part)));

/**
 * Judges that what a create by itself keeps of a study is kept of one that is written in this way.
 * @throws {NotApplicable} if such a study is refused
 */
export async function judgeContent(context: CheckContext, kind: Kind, way: Way): Promise<void> {
  const { server, studies, judge } = context;
  const created = await server.create(withWords(studies.one()));
  const id = idOf(created);
  if (created.status >= 400 || id === undefined) {
    throw new NotApplicable(`such a study is refused: ${created.status}`);
  }
  const kept = keptIn((await server.read('ImagingStudy', id)).text);
  const write = await written(context, kind, way, withWords);
  const read = await server.read('ImagingStudy', write.id);
  if (read.status !== 200) throw new NotTestable(`the study is answered ${read.status}`);
  const lost = kept.filter((part) => !keptIn(read.text).includes(part));
  judge(read).that(lost.length === 0, {
    code: 'content-lost',
    message: `what was sent ${lost.map(({ words }) => words).join(', and ')} is not there`,
    expected: kept.map(wordIn),
    actual: keptIn(read.text).map(wordIn),
  });
}
