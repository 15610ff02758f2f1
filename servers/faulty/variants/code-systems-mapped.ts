import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';

export default defineFault({
  id: 'code-systems-mapped',
  chapter: 'crud',
  breaks: 'Codes of DICOM are stored under the OID of their system.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, (object) =>
      object.system === dicom ? { ...object, system: 'urn:oid:1.2.840.10008.2.16.4' } : object,
    ),
  ),
});
