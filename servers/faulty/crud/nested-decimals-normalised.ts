import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

/** Without the zeros that numbers end with. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

export default defineFault({
  id: 'nested-decimals-normalised',
  chapter: 'crud',
  breaks: 'Decimals in extensions of extensions lose the zeros at their end.',
  requirements: ['format-decimal-precision'],
  request: stored((study) => {
    const extensions = study.extension as { extension?: unknown }[] | undefined;
    if (!Array.isArray(extensions)) return undefined;
    return {
      ...study,
      extension: extensions.map((one) =>
        one.extension ? { ...one, extension: plain(one.extension) } : one,
      ),
    };
  }),
});
