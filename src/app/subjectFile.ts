import { studyChoice } from '../analysis/panelChoice';
import { settledRoiCounter } from '../analysis/settledRois';
import { type StudyData, studyResults } from '../analysis/studyResults';
import type { Result } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { subjectCsv } from '../report/subjectCsv';

/**
 * The file of the subjects' values, as text, computed on the page, with the values of the original readings beside them where
 * a disagreement was settled; denied exactly where results are.
 */
export function subjectFile(
  data: StudyData,
  options: Parameters<typeof subjectCsv>[1],
): Result<string, ResultsDenied> {
  const results = studyResults(data);
  if (!results.ok) return results;
  const originals = studyResults(data, { ...studyChoice, adjudication: 'without' });
  if (!originals.ok) return originals;
  const settledRois = settledRoiCounter(data);
  return {
    ok: true,
    value: subjectCsv(results.value, options, { results: originals.value, settledRois }),
  };
}
