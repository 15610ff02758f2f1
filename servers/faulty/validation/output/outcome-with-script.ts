import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcome-with-script',
  chapter: 'validation',
  breaks: 'The OperationOutcome of a deleted study has a narrative with a script.',
  requirements: ['validation-narrative-rules'],
  response: answeredWith(
    'OperationOutcome',
    (_, { status }) => status === 410,
    (outcome) => ({
      ...outcome,
      text: {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>1</script>Gone.</div>',
      },
    }),
  ),
});
