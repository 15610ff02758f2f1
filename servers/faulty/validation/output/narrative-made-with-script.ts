import { told } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'narrative-made-with-script',
  chapter: 'validation',
  breaks: 'A study is read with a narrative that the server made, and that has a script.',
  requirements: ['validation-narrative-rules'],
  response: told((study) =>
    study.text
      ? undefined
      : {
          ...study,
          text: {
            status: 'generated',
            div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>show()</script></div>',
          },
        },
  ),
});
