import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import { check } from '../check.ts';
import { creation, reading, sentBundle } from './bundles.ts';
import { put } from './put.ts';
import { isUtf8 } from './read.ts';

/** In which characters a server says that it answers (http.html#mime-type). */
export const charsetChecks: Check[] = [
  check(
    'crud/read/charset-everywhere',
    {
      rule: 'A charset in the Content-Type of any answer in JSON is UTF-8: of writes, versions, histories, searches, Bundles, errors and the CapabilityStatement.',
      requirements: ['format-utf8'],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      const { id, versionId, stored, created, read } = await studies.stored();
      const headers = { prefer: 'return=representation' };
      const get = (path: string) => server.send({ method: 'GET', path });
      const answers: Answer[] = [
        created,
        read,
        await put(server, { ...stored, status: 'cancelled' }, read, { headers }),
        await get('metadata'),
        await get(`ImagingStudy/lbx-${session.runId}-never`),
        await get(`ImagingStudy/${id}/_history/${versionId ?? 1}`),
        await get(`ImagingStudy/${id}/_history`),
        await get('ImagingStudy/_history?_count=1'),
        await get('_history?_count=1'),
        await get(`ImagingStudy?_id=${id}`),
      ];
      for (const type of ['batch', 'transaction'] as const) {
        if (!claimsOfSystem(session, type)) continue;
        const entries = [creation(studies.one()), reading(`ImagingStudy/${id}`)];
        answers.push(await sentBundle(context, type, entries, headers));
      }
      const inJson = answers.filter((one) => /json/.test(one.headers['content-type'] ?? ''));
      if (inJson.length === 0) throw new NotApplicable('nothing is answered in JSON');
      for (const answer of inJson) {
        judge(answer).header('Content-Type', (value) => isUtf8(value), 'no charset, or UTF-8');
      }
    },
  ),
];
