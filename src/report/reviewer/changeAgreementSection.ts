import { type AgreementComparison, comparisonKey } from '../../analysis/agreementComparison';
import { changesAgainstMdc } from '../../analysis/changeAgainstMdc';
import { ofGroup } from '../../analysis/grouping';
import { shownChoice } from '../../analysis/panelChoice';
import { structureKey } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import { agreementTableModel } from '../agreementTableModel';
import { mdcLabel, noMdcText } from '../checks/mdcModel';
import { type DocumentBlock, type DocumentSection, paragraph, tableBlock } from '../document/documentModel';
import { groupsPrinted } from '../groupNames';
import type { PrintSettings } from '../printSettings';
import { roundedText } from '../rounding';
import { chosenQuantityName } from '../sideNames';
import { structurePrefix } from '../structureNames';
import { reasonCell, spreadCell, type TableModel, type TableRow, textCell } from '../tableModel';

/** How well the observers agree about the change itself, with each other and with themselves, and how many subjects changed by more. */
export function changeAgreementSection(results: StudyResults, settings: PrintSettings): DocumentSection {
  const rounds = results.roundsAgreement.flatMap(({ comparison }) =>
    agreementBlocks(results, settings, comparison),
  );
  const between = agreementBlocks(results, settings);
  return {
    id: 'agreement-of-change',
    heading: 'How well do the observers agree about the change?',
    blocks: [
      ...(between.length > 0
        ? between
        : [paragraph('One observer reads in this project, so there is no agreement between observers.')]),
      ...rounds,
      ...(between.length > 0 ? [tableBlock(beyondTable(results, settings))] : []),
    ],
  };
}

/** The agreement table of the change; none where nobody is to agree. */
function agreementBlocks(
  results: StudyResults,
  settings: PrintSettings,
  comparison?: AgreementComparison,
): readonly DocumentBlock[] {
  const table = agreementTableModel(results, {
    settings,
    phases: ['changePercent'],
    ...(comparison && { comparison }),
  });
  if (!table.ok) return [];
  return [
    tableBlock({
      ...table.value,
      id: comparison ? `reviewer-agreement|${comparisonKey(comparison)}` : 'reviewer-agreement',
      caption: `${table.value.caption}: percent change`,
    }),
  ];
}

/** Of each group, how many subjects changed by more than the MDC95 of the change, either way. */
function beyondTable(results: StudyResults, settings: PrintSettings): TableModel {
  const { flow, project, choice, protocol } = results;
  const groups = groupsPrinted(results);
  const rows = results.tableTwo.filter(({ phase }) => phase === 'changePercent');
  return {
    id: 'reviewer-mdc',
    title: 'Beyond the MDC95',
    caption: 'Subjects whose percent change exceeds the minimal detectable change of the change',
    labelHeading: '',
    columns: [
      { id: 'mdc', label: 'MDC95', sublabel: 'percentage points', align: 'end' },
      ...groups.map(({ group, label }) => ({
        id: group,
        label,
        align: 'end' as const,
        isGroup: true as const,
      })),
    ],
    rows: rows.map((row): TableRow => {
      const changes = changesAgainstMdc(row, results, flow.groups, shownChoice(choice, project.protocol));
      return {
        kind: 'line',
        id: `${structureKey(row)}|${row.quantity}`,
        label: `${structurePrefix(protocol, row)}Change of ${chosenQuantityName(row.quantity, choice)}`,
        indent: 0,
        cells: changes.ok
          ? [
              textCell(roundedText(changes.value.mdc.mdc95, settings.changeDecimals)),
              ...groups.map(({ group }) => {
                const { decrease, within, increase } = ofGroup(changes.value.counts, group);
                const all = decrease + within + increase;
                const beyond = decrease + increase;
                if (all === 0) return textCell(`${beyond} of ${all}`);
                const share = roundedText((100 * beyond) / all, settings.shareDecimals);
                // Which way matters: half of them larger is not half of them smaller.
                const ways = `(${decrease} decreased, ${increase} increased)`;
                return spreadCell(`${beyond} of ${all}, ${share} %`, ways);
              }),
            ]
          : [reasonCell(noMdcText(changes.error)), ...groups.map(() => reasonCell(noMdcText(changes.error)))],
      };
    }),
    footnotes: [
      {
        text: `MDC95 of a change, of the observers’ average, from the observers’ differences of the change. ${mdcLabel}`,
      },
    ],
  };
}
