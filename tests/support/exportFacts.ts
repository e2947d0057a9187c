import { studyChoice } from '../../src/analysis/panelChoice';
import { type StudyData, type StudyResults, studyResults } from '../../src/analysis/studyResults';
import type { ExportFacts } from '../../src/report/export/exportFacts';

/** The facts that are exported of results; of what figures do not read, nothing. */
export function factsOfResults(results: StudyResults, data: Omit<StudyData, 'project'>): ExportFacts {
  return {
    person: data.person,
    project: results.project,
    subjects: data.subjects,
    readings: data.readings,
    headers: new Map(),
    pairs: data.pairs ?? new Map(),
    seriesOf: data.seriesOf ?? new Map(),
    results,
    originals: results,
    cases: [],
    raters: undefined,
    conclusions: [],
    log: [],
    areMeasurementsVerified: true,
    imagePairs: [],
    slicePositions: new Map(),
    printed: { atUtc: '2026-07-01T10:00:00Z', software: 'Multifidus 9.9.9', logHead: '12-abc' },
  };
}

/** The same of a study that the person may see the results of. */
export function exportFactsOf(data: StudyData, choice = studyChoice): ExportFacts {
  const results = studyResults(data, choice);
  if (!results.ok) throw new Error(`No results: ${results.error.kind}`);
  return factsOfResults(results.value, data);
}
