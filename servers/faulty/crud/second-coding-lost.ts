import { listOf, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-coding-lost',
  chapter: 'crud',
  breaks: 'A procedure code keeps one of its codings.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    study.procedureCode
      ? {
          ...study,
          procedureCode: listOf(study.procedureCode).map((concept) =>
            concept.coding ? { ...concept, coding: listOf(concept.coding).slice(0, 1) } : concept,
          ),
        }
      : undefined,
  ),
});
