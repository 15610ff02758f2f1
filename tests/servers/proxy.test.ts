import { describe, expect, it } from 'vitest';
import type { Fault } from '../../servers/faulty/define.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import type { Handler, ServerRequest } from '../../servers/http.ts';

const fault = (hooks: Pick<Fault, 'request' | 'response'>): Fault => ({
  id: 'test',
  chapter: 'crud',
  breaks: 'something',
  requirements: [],
  ...hooks,
});
const echo: Handler = async ({ method, url, body }) => ({
  status: 200,
  headers: { seen: `${method} ${url}` },
  ...(body === undefined ? {} : { body }),
});
const get = (url: string): ServerRequest => ({ method: 'GET', url, headers: {} });

describe('faulty', () => {
  it('changes nothing without hooks, or with hooks that return nothing', async () => {
    const mutating = fault({
      request: (request) => {
        request.url = '/mutated';
        return undefined;
      },
      response: async (response) => {
        response.headers.seen = 'mutated';
        return undefined;
      },
    });
    for (const each of [fault({}), mutating]) {
      expect(await faulty(each, echo)(get('/a'))).toEqual({
        status: 200,
        headers: { seen: 'GET /a' },
      });
    }
  });

  it('shows the server the changed request, and the response hook the one that was sent', async () => {
    const seen: string[] = [];
    const server = faulty(
      fault({
        request: async (request) => ({ ...request, url: '/b' }),
        response: (response, request) => {
          seen.push(request.url);
          return { ...response, status: 202 };
        },
      }),
      echo,
    );
    expect(await server(get('/a'))).toEqual({ status: 202, headers: { seen: 'GET /b' } });
    expect(seen).toEqual(['/a']);
  });

  it('has a memory of its own, and a way past its own hooks', async () => {
    const counting = fault({
      response: async (response, _request, { memory, upstream }) => {
        memory.count = Number(memory.count ?? 0) + 1;
        memory.set('also', memory.count);
        const more = await upstream({ url: '/more' } as ServerRequest);
        return { ...response, body: [memory.get('also'), more.headers.seen] };
      },
    });
    const one = faulty(counting, echo);
    const other = faulty(counting, echo);
    await one(get('/a'));
    expect((await one(get('/a'))).body).toEqual([2, 'GET /more']);
    expect((await other(get('/a'))).body).toEqual([1, 'GET /more']);
  });

  it('names the fault whose hook fails', async () => {
    const failing = fault({
      response: () => {
        throw new Error('oh');
      },
    });
    await expect(faulty(failing, echo)(get('/a'))).rejects.toThrow('fault test: oh');
  });

  it('keeps a hook from changing what the server holds', async () => {
    const held = { status: 200, headers: {}, body: { list: [1] } };
    const spoiling = fault({
      response: (response) => {
        (response.body as { list: number[] }).list.push(2);
        return response;
      },
    });
    await faulty(spoiling, async () => held)(get('/a'));
    expect(held.body).toEqual({ list: [1] });
  });
});
