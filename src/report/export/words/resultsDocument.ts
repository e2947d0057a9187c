import { agreementSentence, headlineRows } from '../../checklists/agreementSentences';
import {
  comparedSentence,
  groupSentence,
  missingSentence,
  sensitivitySentence,
} from '../../checklists/resultSentences';
import { followUpSentence } from '../../checklists/studySentences';
import { choiceNotes } from '../../choiceText';
import { correlationText } from '../../correlationText';
import { type DocumentModel, type DocumentSection, paragraph } from '../../document/documentModel';
import { enrolmentNotes } from '../../enrolmentNotes';
import { changeNote } from '../../models/modelNotes';
import { testsOf } from '../../pathNotes';
import type { PrintSettings } from '../../printSettings';
import { printSettingsOf } from '../../printSettingsOf';
import { resultNotes } from '../../resultNotes';
import { baselineSection } from '../../reviewer/baselineSection';
import { severalTestsNote } from '../../severalTestsNote';
import { tableTwoRowName } from '../../tableTwoModel';
import type { ExportFacts } from '../exportFacts';
import { type PrintStyle, plainPrintStyle } from '../printStyle';
import { stylePrintSettings } from '../tables/stylePrintSettings';
import { typedTexts } from '../tables/typedTexts';
import { authorBlank } from './authorBlank';
import { styledSentence } from './styledSentence';
import { checklistFactsOfExport, metaLines } from './wordsFacts';

/**
 * The results of the paper in sentences, from the project's own numbers, rounded as the tables print them: who was analysed,
 * baseline, measurements by group, correlations, agreement, and whether the conclusions hold under other choices.
 */
export function resultsDocument(facts: ExportFacts, style: PrintStyle = plainPrintStyle): DocumentModel {
  const { results, project } = facts;
  const settings = stylePrintSettings(printSettingsOf(results), style);
  const checklist = checklistFactsOfExport(facts);
  const typed = typedTexts(facts);
  const sectionOf = (id: string, heading: string, texts: readonly string[]): readonly DocumentSection[] => {
    const blocks = texts
      .filter((text) => text !== '')
      .map((text) => paragraph(styledSentence(text, style, typed)));
    return blocks.length === 0 ? [] : [{ id, heading, blocks }];
  };
  const { subjects } = facts;
  return {
    title: `Results: ${project.protocol.title}`,
    meta: metaLines(facts),
    sections: [
      ...sectionOf('choice', 'Not the study’s own analysis', [choiceNotes(results).join(' ')]),
      ...sectionOf('subjects', 'Subjects', [
        // The first says who came in; how scans came about and the unblinding are methods.
        ...enrolmentNotes({ project, subjects, progress: checklist.progress, showsGroup: true }).slice(0, 1),
        joined([groupSentence(checklist), followUpSentence(checklist), missingSentence(checklist)]),
      ]),
      ...sectionOf('baseline', 'Baseline (Table 1)', baselineTexts(facts, settings)),
      ...sectionOf('measurements', 'Measurements (Table 2)', measurementTexts(facts, settings)),
      ...sectionOf(
        'correlations',
        'Correlations',
        results.correlations.map((one) => {
          const { title, text } = correlationText(one, results, settings);
          return `${title}: ${text}${text.endsWith('.') ? '' : '.'}`;
        }),
      ),
      ...sectionOf('agreement', 'Agreement of the observers', agreementTexts(facts, settings)),
      ...sectionOf('sensitivity', 'Other choices', [sensitivitySentence(checklist) ?? '']),
      ...sectionOf('notes', 'What these results are of', [
        ...resultNotes(results),
        results.choice.grouping.kind === 'refracture' ? changeNote : '',
        authorBlank(
          'which of these comparisons were planned, and adjusted estimates (Models) where you report them.',
        ),
      ]),
    ],
  };
}

function joined(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(' ');
}

/** Which lines of Table 1 differ; nothing where nobody is analysed. */
function baselineTexts({ results }: ExportFacts, settings: PrintSettings): readonly string[] {
  if (results.flow.analysed.length === 0) return [];
  return baselineSection(results, settings).blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : [],
  );
}

function measurementTexts({ results }: ExportFacts, settings: PrintSettings): readonly string[] {
  const sentences = results.tableTwo.flatMap((row) => comparedSentence(row, results, settings) ?? []);
  if (results.flow.analysed.length === 0) return [];
  if (sentences.length === 0) return ['No comparison could be computed.'];
  const { protocol, choice } = results;
  const tests = testsOf(
    results.tableTwo.map((row) => ({ ...row, label: tableTwoRowName(row, protocol, choice) })),
  );
  return [...sentences, ...severalTestsNote(tests, protocol.alpha, settings, 'of Table 2')];
}

function agreementTexts({ results }: ExportFacts, settings: PrintSettings): readonly string[] {
  const sentences = headlineRows(results, ['preop', 'followUp', 'changePercent']).flatMap(
    (row) => agreementSentence(row, results, settings) ?? [],
  );
  return sentences.length > 0 ? [...sentences, '95 % intervals in brackets.'] : [];
}
