import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'patient-finds-any-subject',
  chapter: 'search',
  breaks: 'patient with a bare id also finds the studies of a Device or Group with that id.',
  requirements: ['search-param-patient'],
  response: searchedWith((parameters) => {
    const isBare = ({ name, value }: { name: string; value: string }) =>
      name === 'patient' && /^[A-Za-z0-9\-.]+$/.test(value);
    if (!parameters.some(isBare)) return undefined;
    return parameters.map((parameter) => {
      const subjects = ['Patient', 'Device', 'Group'].map((type) => `${type}/${parameter.value}`);
      return isBare(parameter) ? { name: 'subject', value: subjects.join(',') } : parameter;
    });
  }),
});
