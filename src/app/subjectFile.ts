import { type StudyData, studyResults } from '../analysis/studyResults';
import type { Result } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { subjectCsv } from '../report/subjectCsv';

/** The file of the subjects' values, as text, computed on the page; denied exactly where results are. */
export function subjectFile(
  data: StudyData,
  options: Parameters<typeof subjectCsv>[1],
): Result<string, ResultsDenied> {
  const results = studyResults(data);
  return results.ok ? { ok: true, value: subjectCsv(results.value, options) } : results;
}
