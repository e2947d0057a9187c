import { statisticsText } from '../../checklists/grras';
import { missingText, testsText } from '../../checklists/strobeMethods';
import { eligibilitySentence } from '../../checklists/studySentences';
import { choiceNotes } from '../../choiceText';
import { conductNotes, sliceText } from '../../conductNotes';
import { type DocumentModel, type DocumentSection, paragraph } from '../../document/documentModel';
import { enrolmentNotes } from '../../enrolmentNotes';
import { fatMethodText } from '../../fatMethodText';
import { averagingText, listText, pixelRuleText, versionText } from '../../methodNotes';
import { changeNote } from '../../models/modelNotes';
import { settlingNotes } from '../../settlingNotes';
import { tissueNames } from '../../structureNames';
import type { ExportFacts } from '../exportFacts';
import { authorBlank } from './authorBlank';
import { imagingNotes } from './imagingNotes';
import { checklistFactsOfExport, metaLines } from './wordsFacts';

/**
 * The methods of the paper as far as the project knows them: imaging, measurement, observers and blinding with its limits,
 * adjudication, statistics, software and versions. What it does not know is a blank for the author.
 */
export function methodsDocument(facts: ExportFacts): DocumentModel {
  const { results, project, subjects } = facts;
  const checklist = checklistFactsOfExport(facts);
  const { progress } = checklist;
  const [observers = '', blinding = '', , versions = ''] = conductNotes(project);
  const isOfOtherVersions = results.protocolVersions.some((version) => version !== results.protocol.version);
  const isOfRefracture = results.choice.grouping.kind === 'refracture';
  return {
    title: `Methods: ${project.protocol.title}`,
    meta: metaLines(facts),
    sections: [
      ...sectionOf('choice', 'Not the study’s own analysis', [choiceNotes(results).join(' ')]),
      ...sectionOf('subjects', 'Subjects', [
        authorBlank('ethics committee, approval number and date, and consent.'),
        eligibilitySentence(project.protocol),
        ...enrolmentNotes({ project, subjects, progress, showsGroup: true }),
      ]),
      ...sectionOf('imaging', 'Imaging', imagingNotes(facts)),
      ...sectionOf('measurement', 'Measurement', [
        measuredText(facts),
        averagingText(results.protocol),
        sliceText(project.protocol),
      ]),
      ...sectionOf('observers', 'Observers', [observers]),
      ...sectionOf('blinding', 'Blinding and its limits', [blinding]),
      ...sectionOf('adjudication', 'Disagreements', settlingNotes({ project, subjects, progress })),
      ...sectionOf('statistics', 'Statistics', [
        testsText({ ...checklist, protocol: project.protocol }) ?? '',
        missingText({ ...checklist, protocol: project.protocol }) ?? '',
        statisticsText(checklist) ?? '',
        isOfRefracture ? changeNote : '',
      ]),
      ...sectionOf('software', 'Software and versions', [
        `Outlines were drawn, measured and analysed with ${facts.printed.software}.${pixelRuleText(results.pixelRules)}`,
        versions,
        isOfOtherVersions ? versionText(results) : '',
        facts.areMeasurementsVerified
          ? ''
          : 'Areas and signals are as they were stored with the outlines; they were not measured again from the images.',
      ]),
    ],
  };
}

function sectionOf(id: string, heading: string, texts: readonly string[]): readonly DocumentSection[] {
  const blocks = texts.filter((text) => text !== '').map(paragraph);
  return blocks.length === 0 ? [] : [{ id, heading, blocks }];
}

/** What was outlined, with which help, and how fat was told from muscle. */
function measuredText({ project: { protocol } }: ExportFacts): string {
  const { muscles, sides, drawingAids, fatMethod, references, sliceToleranceMm, roiExclusionReasons } =
    protocol;
  const aids = [
    ...(drawingAids.smartEdge ? ['outlines that follow edges'] : []),
    ...(drawingAids.mirror ? ['mirroring an outline to the other side'] : []),
    ...(drawingAids.copy ? ['copying an outline from the other time point'] : []),
  ];
  return [
    `Outlined were ${listText(muscles.map(({ name }) => name))}, ${sides.length === 2 ? 'both sides' : `${sides.join('')} side`}.`,
    roiExclusionReasons.length > 0 ? 'Parts of an outline could be excluded with a reason.' : '',
    aids.length > 0
      ? `Drawing aids that the protocol allowed: ${listText(aids)}.`
      : 'No drawing aid that changes the method was allowed.',
    `A slice more than ${sliceToleranceMm} mm from mid-height counts as not at the level.`,
    fatMethod.kind === 'none' ? '' : `Fat: ${fatMethodText(fatMethod)}.`,
    references.length > 0
      ? `Reference tissues on the same slice: ${listText(references.map((one) => tissueNames[one].toLowerCase()))}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
