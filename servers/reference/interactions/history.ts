import type { ServerResponse } from '../../http.ts';
import { dateRange } from '../date-range.ts';
import { type Parameter, writeQuery } from '../query.ts';
import { refuse } from '../refusal.ts';
import type { Request } from '../request.ts';
import { ok } from '../response.ts';
import type { Service } from '../service.ts';
import { every, list, type Sql, sql } from '../sql.ts';
import type { Version } from '../store.ts';

/** Whose history: of everything, of a type or of one resource. */
export interface HistoryScope {
  type?: string;
  id?: string;
}

/** history (http.html#history): newest first, deletions included, in pages */
export function history(service: Service, request: Request, scope: HistoryScope): ServerResponse {
  if (scope.type && scope.id && !service.store.current(scope.type, scope.id)) {
    throw refuse(404, 'not-found', `There is no ${scope.type}/${scope.id}.`);
  }
  const { database } = service.store;
  const conditions = [...scopeConditions(service, scope), ...timeConditions(request)];
  const condition = every(conditions);
  const counted = database.get(sql`SELECT count(*) AS total, max(sequence) AS newest
    FROM version WHERE ${condition}`);
  const total = Number(counted?.total ?? 0);
  const size = count(request) ?? service.pageSize;
  const before = cursor(request);
  const rows = database.all(sql`SELECT * FROM version
    WHERE ${before === null ? condition : sql`${condition} AND sequence < ${before}`}
    ORDER BY sequence DESC LIMIT ${size + 1}`);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next =
    rows.length > size && last ? nextLink(service, request, scope, Number(last.sequence)) : [];
  return ok({
    resourceType: 'Bundle',
    type: 'history',
    total,
    link: [link('self', service, scope, request.query), ...next],
    ...(page.length > 0
      ? { entry: page.map((row) => entry(service, service.store.toVersion(row))) }
      : {}),
  });
}

function scopeConditions(service: Service, { type, id }: HistoryScope): Sql[] {
  return [
    type ? sql`type = ${type}` : sql`type IN ${list([...service.types])}`,
    ...(id ? [sql`id = ${id}`] : []),
  ];
}

function timeConditions({ query }: Request): Sql[] {
  return query.flatMap(([name, value]) => {
    if (value === '' || (name !== '_since' && name !== '_at')) return [];
    const range = dateRange(value.replace(/ (\d{2}:\d{2})$/, '+$1'));
    if (!range) throw refuse(400, 'value', `'${value}' is not a time.`, `http.${name}`);
    const from = asInstant(range.low);
    if (name === '_since') return [sql`updated >= ${from}`];
    return [
      sql`updated < ${asInstant(range.high)} AND NOT EXISTS (SELECT 1 FROM version AS later
        WHERE later.type = version.type AND later.id = version.id
          AND later.version = version.version + 1 AND later.updated <= ${from})`,
    ];
  });
}

/** As versions write their time: with milliseconds. */
function asInstant(key: string): string {
  return key === '' || key === '~' ? key : `${key.slice(0, 23)}Z`;
}

function count({ query }: Request): number | undefined {
  const value = query.findLast(([name]) => name === '_count')?.[1];
  if (value === undefined || value === '') return undefined;
  if (!/^\d{1,9}$/.test(value)) {
    throw refuse(400, 'value', `'_count' takes a whole number, not '${value}'.`, 'http._count');
  }
  return Number(value);
}

function cursor({ query }: Request): number | null {
  const value = query.find(([name]) => name === '_page')?.[1];
  return value === undefined ? null : Number(value);
}

function nextLink(service: Service, request: Request, scope: HistoryScope, last: number) {
  const kept = request.query.filter(([name]) => name !== '_page');
  return [link('next', service, scope, [...kept, ['_page', String(last)]])];
}

function link(
  relation: string,
  { base }: Service,
  { type, id }: HistoryScope,
  query: readonly Parameter[],
) {
  const path = [base, type, id, '_history'].filter((part) => part !== undefined).join('/');
  return { relation, url: query.length > 0 ? `${path}?${writeQuery(query)}` : path };
}

function entry({ base }: Service, version: Version) {
  const { type, id, versionId, method, created, lastUpdated, resource } = version;
  const status = method === 'DELETE' ? '204 No Content' : created ? '201 Created' : '200 OK';
  return {
    fullUrl: `${base}/${type}/${id}`,
    ...(resource ? { resource } : {}),
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: { status, etag: `W/"${versionId}"`, lastModified: lastUpdated },
  };
}
