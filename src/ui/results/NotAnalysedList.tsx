import type { StudyResults } from '../../analysis/studyResults';
import { notAnalysed } from '../../report/flowText';
import { resultsText } from './resultsText';

/** Who stands in no table, and why: enrolment is part of the data. Silent when everybody is in. */
export function NotAnalysedList({ flow, protocol }: Pick<StudyResults, 'flow' | 'protocol'>) {
  const out = notAnalysed(flow, protocol);
  if (out.length === 0) return null;
  const { code, standing, why } = resultsText.flowHeads;
  return (
    <details className="not-analysed">
      <summary>
        {resultsText.notAnalysed(out.length)}
        <span className="faint"> · {resultsText.flow(flow.counts.analysed, flow.total)}</span>
      </summary>
      <table
        className="plain-table"
        data-testid="not-analysed"
        aria-label={resultsText.notAnalysed(out.length)}
      >
        <thead>
          <tr>
            <th scope="col">{code}</th>
            <th scope="col">{standing}</th>
            <th scope="col">{why}</th>
          </tr>
        </thead>
        <tbody>
          {out.map((subject) => (
            <tr key={subject.code}>
              <th scope="row">{subject.code}</th>
              <td>{subject.standing}</td>
              <td>{subject.why.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
