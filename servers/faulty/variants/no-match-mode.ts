import { defineFault } from '../define.ts';

interface Entry {
  search?: { mode?: string };
}

export default defineFault({
  id: 'no-match-mode',
  chapter: 'search',
  breaks: 'Matches do not say their search mode.',
  requirements: ['search-success-searchset'],
  allowedBy: 'bundle.html#resource',
  response: (response) => {
    const bundle = response.body as { type?: string; entry?: Entry[] } | undefined;
    if (bundle?.type !== 'searchset' || !bundle.entry) return;
    const entry = bundle.entry.map(({ search, ...rest }) =>
      search?.mode === 'match' ? rest : { ...rest, search },
    );
    return { ...response, body: { ...bundle, entry } };
  },
});
