import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'contained-false-by-post-as-both',
  chapter: 'search',
  breaks: '_contained=false in the form of a POST finds contained studies too.',
  requirements: ['search-contained-excluded', 'search-contained-asked'],
  response: posted(
    takenFor((sent) =>
      sent.name === '_contained' && sent.place === 'form' && sent.value === 'false'
        ? { ...sent, value: 'both' }
        : undefined,
    ),
  ),
});
