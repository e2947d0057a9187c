import type { StudyResults } from '../../analysis/studyResults';
import { subjectFindings } from '../../report/subjectFindings';
import { resultsText } from './resultsText';

/** Analysed subjects of which something must be known: uneven exclusions, values that are missing. Silent without any. */
export function ToLookAtList({ flow, protocol }: Pick<StudyResults, 'flow' | 'protocol'>) {
  const subjects = subjectFindings(flow, protocol);
  if (subjects.length === 0) return null;
  const { code, findings } = resultsText.lookHeads;
  return (
    <details className="not-analysed">
      <summary>{resultsText.toLookAt(subjects.length)}</summary>
      <table
        className="plain-table"
        data-testid="to-look-at"
        aria-label={resultsText.toLookAt(subjects.length)}
      >
        <thead>
          <tr>
            <th scope="col">{code}</th>
            <th scope="col">{findings}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject.code}>
              <th scope="row">{subject.code}</th>
              <td className="finding-texts">{subject.findings.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
