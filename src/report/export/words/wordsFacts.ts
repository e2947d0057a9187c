import { progressOf } from '../../../domain/reading/readingProgress';
import { type ChecklistFacts, checklistFactsOf } from '../../checklists/checklistFacts';
import { measureAtText } from '../../models/measureText';
import type { ExportFacts } from '../exportFacts';

/** What the sentences of the checklists are made from, of what is exported. */
export function checklistFactsOfExport({
  results,
  project,
  subjects,
  readings,
  conclusions,
  printed,
}: ExportFacts): ChecklistFacts {
  return checklistFactsOf({
    results,
    subjects,
    progress: readings.map((reading) => progressOf(reading, project.protocol)),
    software: printed.software,
    sensitivity: conclusions.flatMap(({ question: { measure, phase }, answer }) =>
      answer.kind === 'done'
        ? [{ of: measureAtText(measure, phase, project.protocol), rows: answer.rows }]
        : [],
    ),
  });
}

/** Lines under a title: when and by what it was made, from what. */
export function metaLines({ printed, results, areMeasurementsVerified }: ExportFacts): readonly string[] {
  return [
    `Made on ${printed.atUtc.slice(0, 10)} by ${printed.software} from the project’s data; protocol version ${results.protocol.version}${printed.logHead === '' ? '' : `; log ${printed.logHead}`}.`,
    ...(areMeasurementsVerified
      ? []
      : [
          'Measurements are as stored with the outlines; they were not measured again for this file (unverified).',
        ]),
    ...(results.project.kind.kind === 'demo' ? ['Demo: made-up subjects.'] : []),
  ];
}
