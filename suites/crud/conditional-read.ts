import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { deletedStudy } from './delete.ts';
import { put } from './put.ts';

/** http.html#cread: 304 or the study, as the server likes, but never 304 for what has changed. */
export const conditionalReadChecks = [
  check(
    'crud/read/changed-since',
    {
      rule: 'A read with the ETag or the date of an earlier version gives the study as it is now, never 304.',
      requirements: ['rest-cond-read-changed-full'],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { server, judge } = context;
      const { id, stored, read } = await agedStudy(context);
      const { etag, 'last-modified': date } = read.headers;
      const conditions: Record<string, string>[] = [
        ...(etag === undefined ? [] : [{ 'if-none-match': etag }]),
        ...(date === undefined ? [] : [{ 'if-modified-since': date }]),
      ];
      if (conditions.length === 0) throw new NotApplicable('a read has no ETag, no Last-Modified');
      const updated = await put(server, { ...stored, status: 'available' }, read);
      if (updated.status !== 200) throw new NotTestable(`the update answered ${updated.status}`);
      for (const headers of conditions) {
        judge(await server.read('ImagingStudy', id, { headers }))
          .status(200)
          .fhirpath("status = 'available'", 'the study is the current one');
      }
      if (etag === undefined) return;
      // A server need not take a list, but none of these is the current version.
      const list = { 'if-none-match': `W/"lightbox", ${etag}` };
      judge(await server.read('ImagingStudy', id, { headers: list })).notStatus(304);
    },
  ),
  check(
    'crud/read/changed-by-etag',
    {
      rule: 'A server that heeds If-None-Match gives the study as it is now to a client that has another version, whatever date it names besides.',
      requirements: ['rest-cond-read-changed-full'],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored();
      const updated = await put(server, { ...stored, status: 'available' }, read);
      if (updated.status !== 200) throw new NotTestable(`the update answered ${updated.status}`);
      const { etag, 'last-modified': date } = (await server.read('ImagingStudy', id)).headers;
      const known = read.headers.etag;
      if (etag === undefined || date === undefined || known === undefined || known === etag) {
        throw new NotApplicable('a read has no ETag and Last-Modified of its own');
      }
      const ask = (headers: Record<string, string>) => server.read('ImagingStudy', id, { headers });
      if ((await ask({ 'if-none-match': etag })).status !== 304) {
        throw new NotApplicable('the server does not heed If-None-Match');
      }
      // Two versions within a second have one Last-Modified: the ETag alone tells them apart.
      judge(await ask({ 'if-none-match': known, 'if-modified-since': date }))
        .status(200)
        .fhirpath("status = 'available'", 'the study is the current one');
    },
  ),
  check(
    'crud/delete/not-unchanged',
    {
      rule: 'A read of a deleted study with the ETag it had gives 410 or 404, never 304.',
      requirements: ['rest-read-deleted-410', 'rest-cond-read-changed-full'],
      needs: { interactions: ['create', 'read', 'delete'] },
    },
    async (context) => {
      const { server, judge } = context;
      const { id, read } = await deletedStudy(context);
      const { etag } = read.headers;
      if (etag === undefined) throw new NotApplicable('a read has no ETag');
      const headers = { 'if-none-match': etag };
      judge(await server.read('ImagingStudy', id, { headers })).status(410, 404);
    },
  ),
];
