import type { Breaking } from './broken-invariants.ts';

const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const div = (content: string) => `<div ${XHTML}>${content}</div>`;
const text = (value: string): Breaking => ({ to: () => value });

/** Narratives that break txt-1 (basic formatting, safe, well-formed) or txt-2 (some content): narrative.html#rules. */
export const DIVS: Readonly<Record<string, Readonly<Record<string, Breaking>>>> = {
  'txt-1': {
    script: text(div('<p>Study</p><script>alert(1)</script>')),
    'event-handler': text(div('<p onclick="alert(1)">Study</p>')),
    'script-link': text(div('<a href="javascript:alert(1)">Study</a>')),
    iframe: text(div('<p>Study</p><iframe src="http://a.example/"></iframe>')),
    object: text(div('<object data="http://a.example/x">Study</object>')),
    form: text(div('<form action="http://a.example/"><p>Study</p></form>')),
    base: text(div('<base href="http://a.example/"/><p>Study</p>')),
    stylesheet: text(div('<link rel="stylesheet" href="http://a.example/a.css"/><p>Study</p>')),
    'head-and-body': text(div('<head><title>Study</title></head><body><p>Study</p></body>')),
    'no-div': text(`<p ${XHTML}>Study</p>`),
    'no-namespace': text('<div><p>Study</p></div>'),
    'not-closed': text(`<div ${XHTML}><p>Study</div>`),
    'no-markup': text('Study'),
    'named-entity': text(div('Left&nbsp;knee')),
    'bare-ampersand': text(div('Head & neck')),
  },
  'txt-2': {
    blank: text(div(' \n ')),
    'empty-paragraph': text(div('<p></p>')),
  },
};
