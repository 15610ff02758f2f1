import { NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { check } from '../check.ts';

const needs = { interactions: ['create', 'read'] };

/** Judges the answer to a HEAD by the one to the GET of the same URL. */
export async function judgeHead(
  { server, judge }: CheckContext,
  path: string,
  get: Answer,
  sameHeaders: readonly string[] = ['etag', 'last-modified', 'content-type'],
) {
  const head = await server.send({ method: 'HEAD', path });
  if (head.status >= 400) {
    const alike = get.status < 400 ? [] : ([404, 410] as const);
    judge.should(head).status(405, 501, get.status, ...alike);
    return;
  }
  judge(head)
    .status(get.status)
    .that(head.text === '', {
      code: 'head-body',
      message: 'the answer to HEAD has a body',
      expected: 'no body',
      actual: head.text.slice(0, 200),
    });
  const versions = [get, head].map(({ headers }) => headers.etag && etagVersion(headers.etag));
  // An ETag is the version id, whatever was asked (http.html#concurrency).
  judge(head).that(versions.includes(undefined) || versions[0] === versions[1], {
    code: 'etag',
    message: `the ETag of HEAD is ${head.headers.etag}, and that of GET ${get.headers.etag}`,
    expected: get.headers.etag ?? null,
    actual: head.headers.etag ?? null,
  });
  for (const name of sameHeaders) {
    judge.should(head).that(head.headers[name] === get.headers[name], {
      code: 'head-header',
      message: `${name} of HEAD differs from that of GET`,
      expected: get.headers[name] ?? null,
      actual: head.headers[name] ?? null,
    });
  }
}

/** http.html#head: as GET, without a body; or not at all. */
export const headChecks = [
  check(
    'crud/read/head',
    {
      rule: 'HEAD answers as GET does, without a body.',
      requirements: ['rest-head-mirrors-get'],
      needs,
    },
    async (context) => {
      const { id, read } = await context.studies.stored();
      await judgeHead(context, `/ImagingStudy/${id}`, read);
    },
  ),
  check(
    'crud/read/head-unknown',
    {
      rule: 'HEAD of a study that is not there does not succeed where GET does not.',
      requirements: ['rest-head-mirrors-get'],
      needs: { interactions: ['read'] },
    },
    async (context) => {
      const id = `lbx-${context.session.runId}-never`;
      const read = await context.server.read('ImagingStudy', id);
      if (read.status >= 500) throw new NotTestable(`the read answered ${read.status}`);
      await judgeHead(context, `/ImagingStudy/${id}`, read);
    },
  ),
  check(
    'crud/delete/head',
    {
      rule: 'HEAD of a deleted study does not succeed where GET does not.',
      requirements: ['rest-head-mirrors-get'],
      needs: { interactions: ['create', 'read', 'delete'] },
    },
    async (context) => {
      const { server, studies } = context;
      const { id } = await studies.stored();
      await server.delete('ImagingStudy', id);
      await judgeHead(context, `/ImagingStudy/${id}`, await server.read('ImagingStudy', id));
    },
  ),
  check(
    'crud/vread/head',
    {
      rule: 'HEAD of a version answers as GET does, without a body.',
      requirements: ['rest-head-mirrors-get'],
      needs: { interactions: ['create', 'read', 'vread'] },
    },
    async (context) => {
      const { server, studies } = context;
      const { id, versionId = '1' } = await studies.stored();
      const path = `/ImagingStudy/${id}/_history/${versionId}`;
      await judgeHead(context, path, await server.vread('ImagingStudy', id, versionId));
    },
  ),
  check(
    'crud/vread/head-unknown',
    {
      rule: 'HEAD of a version that never was does not succeed where GET does not.',
      requirements: ['rest-head-mirrors-get'],
      needs: { interactions: ['create', 'read', 'vread'] },
    },
    async (context) => {
      const { server, studies } = context;
      const { id } = await studies.stored();
      const version = 'lightbox-never';
      const get = await server.vread('ImagingStudy', id, version);
      if (get.status >= 500) throw new NotTestable(`the vread answered ${get.status}`);
      await judgeHead(context, `/ImagingStudy/${id}/_history/${version}`, get);
    },
  ),
];
