import { type PanelChoice, studyChoice } from '../../src/analysis/panelChoice';
import { type StudyData, studyResults } from '../../src/analysis/studyResults';
import { present } from '../../src/base/assert';
import type { CaseFacts } from '../../src/domain/agreement/caseFacts';
import { observerId } from '../../src/domain/ids';
import type { ExportFacts } from '../../src/report/export/exportFacts';

/** The facts of an export of a study, under a choice. */
export function exportedFacts(
  study: StudyData,
  choice: Partial<PanelChoice> = {},
  cases: readonly CaseFacts[] = [],
): ExportFacts {
  const wanted = { ...studyChoice, ...choice };
  const made = studyResults(study, wanted);
  const originals = studyResults(study, { ...wanted, adjudication: 'without' });
  const { observers } = study.project.protocol;
  return {
    person: study.person,
    project: study.project,
    subjects: study.subjects,
    readings: study.readings,
    headers: new Map(),
    pairs: study.pairs ?? new Map(),
    seriesOf: study.seriesOf ?? new Map(),
    results: present(made.ok ? made.value : undefined, 'results'),
    originals: present(originals.ok ? originals.value : undefined, 'results without adjudication'),
    cases,
    raters:
      observers.length < 2
        ? undefined
        : [
            { observerId: observers[0]?.id ?? observerId('A'), round: 1 },
            { observerId: observers[1]?.id ?? observerId('B'), round: 1 },
          ],
    conclusions: [],
    log: [],
    areMeasurementsVerified: true,
    imagePairs: [],
    slicePositions: new Map(),
    printed: { atUtc: '2026-06-10T00:00:00Z', software: 'Multifidus test', logHead: '' },
  };
}
