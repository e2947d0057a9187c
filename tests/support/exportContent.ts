import { studyChoiceOf } from '../../src/analysis/panelChoice';
import type { StudyData } from '../../src/analysis/studyResults';
import { present } from '../../src/base/assert';
import type { ExportContent } from '../../src/publishing/facts/exportContent';
import { exportFactsOf } from '../../src/publishing/facts/exportFactsOf';
import type { ExportFacts } from '../../src/report/export/exportFacts';

/** What is printed on every file of a test. */
export const printedInTests = {
  atUtc: '2026-03-01T12:00:00.000Z',
  software: 'Multifidus test',
  logHead: '3-0123456789ab',
};

/** A study's data as the storage would give them, without images and log. */
export function exportContentOf({ project, subjects, readings }: StudyData): ExportContent {
  return {
    ...{ project, subjects, readings },
    headers: new Map(),
    pairs: new Map(),
    seriesOf: new Map(),
    log: [],
    images: { values: () => [] },
  };
}

/** The facts that are exported of a study's data. */
export function exportFactsOfData(data: StudyData): ExportFacts {
  const facts = exportFactsOf(exportContentOf(data), {
    person: data.person,
    choice: studyChoiceOf(data.project.protocol),
    printed: printedInTests,
    areMeasurementsVerified: false,
  });
  return present(facts.ok ? facts.value : undefined, 'facts of a study that may be exported');
}
