import { describe, expect, it } from 'vitest';
import { type SensitivityRow, sensitivity } from '../../../../src/analysis/sensitivity';
import { type StudyData, type StudyResults, studyResults } from '../../../../src/analysis/studyResults';
import { settlingRound } from '../../../../src/domain/agreement/settlingRound';
import { observerId } from '../../../../src/domain/ids';
import { progressOf } from '../../../../src/domain/reading/readingProgress';
import { thirdReaderId } from '../../../../src/domain/study/thirdReader';
import { agreementTableModel } from '../../../../src/report/agreementTableModel';
import { mdcLabel } from '../../../../src/report/checks/mdcModel';
import type { DocumentBlock, DocumentSection } from '../../../../src/report/document/documentModel';
import { defaultPrintSettings as settings } from '../../../../src/report/printSettings';
import { baselineSection } from '../../../../src/report/reviewer/baselineSection';
import { blindingSection } from '../../../../src/report/reviewer/blindingSection';
import { changeAgreementSection } from '../../../../src/report/reviewer/changeAgreementSection';
import { conclusionsSection } from '../../../../src/report/reviewer/conclusionsSection';
import { excludedSection } from '../../../../src/report/reviewer/excludedSection';
import { mainOutcomes } from '../../../../src/report/reviewer/mainOutcomes';
import { reviewerDocument } from '../../../../src/report/reviewer/reviewerDocument';
import type { OutcomeAnswer, ReviewerFacts } from '../../../../src/report/reviewer/reviewerFacts';
import { versionsSection } from '../../../../src/report/reviewer/versionsSection';
import type { TableModel } from '../../../../src/report/tableModel';
import { makePanelStudy } from '../../../support/panelStudy';

// Printed numbers: R 4.2.2 on the columns of `panelRows`; the call stands beside each.

function resultsOf(data: StudyData): StudyResults {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function factsOf(data: StudyData, overrides: Partial<ReviewerFacts> = {}): ReviewerFacts {
  const results = resultsOf(data);
  return {
    results,
    subjects: data.subjects,
    progress: data.readings.map((reading) => progressOf(reading, data.project.protocol)),
    readings: data.readings,
    conclusions: mainOutcomes(results).map((question) => ({ question, answer: { kind: 'waiting' } })),
    printed: { atUtc: '2026-07-01T10:00:00Z', software: 'Multifidus 9.9.9', logHead: '12-abc' },
    ...overrides,
  };
}

const study = makePanelStudy();
const facts = factsOf(study);
const { results } = facts;

function tablesOf({ blocks }: DocumentSection): readonly TableModel[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
}

function tableOf(section: DocumentSection, id: string): TableModel {
  const found = tablesOf(section).find((table) => table.id === id);
  if (!found) throw new Error(`${id} expected in ${tablesOf(section).map((table) => table.id)}`);
  return found;
}

function line(table: TableModel, id: string): readonly string[] {
  const row = table.rows.find((one) => one.id === id);
  if (row?.kind !== 'line') throw new Error(`line ${id} expected in ${table.rows.map((one) => one.id)}`);
  return row.cells.map(({ text }) => text);
}

/** What is read of a table's lines. */
function shownOf({ rows }: TableModel): readonly (readonly string[])[] {
  return rows.map((row) => [row.label, ...(row.kind === 'line' ? row.cells.map(({ text }) => text) : [])]);
}

function wordsOf({ blocks }: { readonly blocks: readonly DocumentBlock[] }): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [block.text];
      return block.kind === 'list' ? block.items : [];
    })
    .join('\n');
}

describe('Were the groups alike at baseline', () => {
  const section = baselineSection(results, settings);
  const table = tableOf(section, 'reviewer-baseline');

  it('prints P of Table 1 and the standardised difference of every line', () => {
    // t.test(bmi ~ g, var.equal = TRUE); difference of means / pooled SD: −0.6904116979, −0.1928929679, 0.007355951874
    expect(line(table, 'bmiKgPerM2').slice(-2)).toEqual(['0.069', '0.690']);
    expect(line(table, 'bmdTScore').slice(-2)).toEqual(['0.602', '0.193']);
    expect(line(table, 'followUpDays').slice(-2)).toEqual(['0.984', '0.007']);
    // chisq.test(table(region, g), correct = FALSE); Yang and Dalton: 0.52045483134379311
    expect(line(table, 'region').slice(-2)).toEqual(['0.351', '0.520']);
  });

  it('names what differs, and says follow-up and level whatever they are', () => {
    const words = wordsOf(section);
    expect(words).toContain('the groups differ with P < 0.05 in: none.');
    expect(words).toMatch(/above 0\.1: .*BMI, kg\/m² \(SMD 0\.690\)/);
    expect(words).toMatch(/above 0\.1: .*Pre-op BMD, T-score \(SMD 0\.193\)/);
    expect(words).toContain(
      'Follow-up and level: Level: P = 0.351, SMD 0.520; Follow-up, days: P = 0.984, SMD 0.007.',
    );
    expect(words.split('Follow-up and level')[0]).not.toContain('Follow-up, days');
  });

  it('says of which source the standardised difference is', () => {
    expect(table.footnotes.map(({ text }) => text).join('\n')).toContain('Austin, Stat Med 2009');
  });

  it('gives no standardised difference of three groups, and why', () => {
    const three = studyResults(study, { ...results.choice, grouping: { kind: 'region' } });
    if (!three.ok) throw new Error(three.error.kind);
    const found = tableOf(baselineSection(three.value, settings), 'reviewer-baseline');
    const row = found.rows.find(({ id }) => id === 'bmiKgPerM2');
    expect(row?.kind === 'line' && row.cells.at(-1)).toEqual({ text: '–', note: 'Not two groups.' });
  });
});

function answersOf(data: StudyData): readonly OutcomeAnswer[] {
  return mainOutcomes(resultsOf(data)).map((question) => {
    const rows = sensitivity(data, { ...question, preset: 'as-the-study' });
    if (!rows.ok) throw new Error(rows.error.kind);
    return { question, answer: { kind: 'done', rows: rows.value } };
  });
}

describe('Do the conclusions hold', () => {
  const conclusions = answersOf(study);
  const section = conclusionsSection({ ...facts, conclusions }, settings);

  it('asks of the change of CSA, SI and CSA/SI', () => {
    expect(mainOutcomes(results).map(({ measure, phase }) => [measure.quantity, phase])).toEqual([
      ['csaMm2', 'change'],
      ['si', 'change'],
      ['csaPerSi', 'change'],
    ]);
  });

  it('prints one grid of choices and outcomes, with P of Table 2 as main line', () => {
    const grid = tableOf(section, 'reviewer-grid');
    expect(grid.columns.map(({ label }) => label)).toEqual([
      'Change of ROI-CSA',
      'Change of ROI-SI',
      'Change of CSA/SI',
    ]);
    // x = 100 * (csa1 - csa0) / csa0: shapiro.test P 0.189 and 0.340, Levene P 0.039, so t.test(x ~ g); of SI 0.744, 0.068, 0.252,
    // so t.test(var.equal = TRUE): P 0.001407839
    expect(line(grid, 'main').slice(0, 2)).toEqual(['P = 0.006', 'P = 0.001']);
    for (const cell of line(grid, 'observer|A')) expect(cell).toMatch(/^(holds|does not hold)/);
    // Gross and net areas change nothing of SI: why not stands in the place.
    const csa = grid.rows.find(({ id }) => id === 'csa|net');
    expect(csa?.kind === 'line' && csa.cells.map(({ note }) => note !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('prints every comparison with n, P, difference and verdict', () => {
    const table = tablesOf(section).find(({ title }) => title === 'Change of ROI-CSA, %');
    if (!table) throw new Error('table expected');
    // t.test(x ~ g): 16.334 df, −7.231302 (−12.123783, −2.338821)
    const [n, , , p, difference] = line(table, 'main');
    expect([n, p, difference]).toEqual(['12 / 24', '0.006', '−7.2 (−12.1, −2.3)']);
    expect(line(table, 'observer|A').at(0)).toBe('12 / 24');
    expect(line(table, 'observer|A').at(-1)).toBe('holds');
    expect(line(table, 'covariates').at(-1)).toMatch(/hold/);
    // Of a change the model with level and days holds no pre-op value, and is not named as if it did.
    expect(JSON.stringify(table)).toContain('linear model of the change on group');
    expect(JSON.stringify(table)).not.toContain('ANCOVA with the pre-op value');
  });

  it('says what could not be done and why, and which act measures by the other pixel rule', () => {
    const words = wordsOf(section);
    expect(words).toContain('ImageJ pixel rule: nothing is measured by it yet.');
    expect(words).toContain('Measure by the other rule');
    expect(words).toContain('SI of the Philips floating-point value: no measured image states it.');
    expect(words).toContain('Without adjudication: no settled disagreement changes a value');
    expect(words).toContain('Without amber pairs: no analysed pair of scans is known to be amber or red.');
    expect(words).not.toContain('Level and follow-up days in the model');
  });

  it('says does not hold where the verdict of the line is another one', () => {
    const changed = conclusions.map(({ question, answer }): OutcomeAnswer => {
      if (answer.kind !== 'done') throw new Error('answer expected');
      const rows = answer.rows.map(
        (row): SensitivityRow =>
          row.variant.kind === 'observer' ? { ...row, verdict: 'significance-differs' } : row,
      );
      return { question, answer: { kind: 'done', rows } };
    });
    const other = conclusionsSection({ ...facts, conclusions: changed }, settings);
    expect(line(tableOf(other, 'reviewer-grid'), 'observer|B')[0]).toMatch(
      /^does not hold: significance differs \(P /,
    );
    expect(wordsOf(other)).toContain('The conclusion is not the same under 2 of');
  });

  it('says which outcome is not computed yet, or could not be', () => {
    const [first, second] = mainOutcomes(results);
    if (!first || !second) throw new Error('outcomes expected');
    const open = conclusionsSection(
      {
        ...facts,
        conclusions: [
          { question: first, answer: { kind: 'waiting' } },
          { question: second, answer: { kind: 'failed', message: 'The computation stopped.' } },
        ],
      },
      settings,
    );
    expect(wordsOf(open)).toContain('Change of ROI-CSA, %: not computed yet.');
    expect(wordsOf(open)).toContain('Change of ROI-SI, %: not computed. The computation stopped.');
  });

  it('takes the combined structure alone where the protocol combines', () => {
    const muscles = [
      { id: 'mf', name: 'Multifidus', shortName: 'MF' },
      { id: 'es', name: 'Erector spinae', shortName: 'ES' },
    ];
    const protocol = { ...study.project.protocol, muscles, combined: true };
    const ofCombined = mainOutcomes({ ...results, project: { ...study.project, protocol } });
    expect(ofCombined.map(({ measure }) => measure.muscleId)).toEqual(Array(3).fill('combined'));
    const each = mainOutcomes({
      ...results,
      project: { ...study.project, protocol: { ...protocol, combined: false } },
    });
    expect(new Set(each.map(({ measure }) => measure.muscleId))).toEqual(new Set(['mf', 'es']));
  });
});

describe('Agreement of the change', () => {
  const section = changeAgreementSection(results, settings);

  it('prints the lines of the agreement table that are of changes', () => {
    const own = agreementTableModel(results, { settings, phases: ['changePercent'] });
    if (!own.ok) throw new Error(own.error.kind);
    expect(shownOf(tableOf(section, 'reviewer-agreement'))).toEqual(shownOf(own.value));
  });

  it('counts who changed by more than the MDC95 of the change, by group, with its label', () => {
    const table = tableOf(section, 'reviewer-mdc');
    expect(table.footnotes.map(({ text }) => text).join()).toContain(mdcLabel);
    for (const row of results.tableTwo.filter(({ phase }) => phase === 'changePercent')) {
      const agreement = results.agreement.ok ? results.agreement.value.rows : [];
      const rated = agreement.find(
        (one) => one.quantity === row.quantity && one.side === 'mean' && one.phase === 'changePercent',
      );
      if (!rated?.changeMdc?.ok) throw new Error('MDC expected');
      const { mdc95 } = rated.changeMdc.value;
      // Counted again from the values.
      const counts = ['refractured', 'not-refractured'].map((group) => {
        const values = row.values[group] ?? [];
        const decreased = values.filter(({ value }) => value < -mdc95).length;
        const increased = values.filter(({ value }) => value > mdc95).length;
        return `${decreased + increased} of ${values.length} (${decreased} decreased, ${increased} increased)`;
      });
      const cells = line(table, `${row.siteId}|${row.muscleId}|${row.quantity}`);
      expect(cells.slice(1).map((cell) => cell.replace(/, [\d.]+ %/, ''))).toEqual(counts);
    }
  });

  it('says that one observer has nobody to agree with', () => {
    const [first] = study.project.protocol.observers;
    if (!first) throw new Error('observer expected');
    const alone = resultsOf({
      ...study,
      project: { ...study.project, protocol: { ...study.project.protocol, observers: [first] } },
    });
    expect(wordsOf(changeAgreementSection(alone, settings))).toContain('One observer reads in this project');
  });
});

describe('What blinding could not hide', () => {
  it('says how many readings were signed before unblinding and never re-opened', () => {
    const [first, second, third, ...others] = study.readings;
    if (!first || !second || !third) throw new Error('readings expected');
    const readings = [
      { ...first, reopenings: [{ atUtc: '2026-06-02T08:00:00Z', reason: 'slip of the hand' }] },
      { ...second, signedAtUtc: '2026-06-03T08:00:00Z' },
      {
        ...third,
        washOutOverride: { atUtc: '2026-05-01T08:00:00Z', reason: 'leave', daysLacking: 3 },
      },
      ...others,
    ];
    const section = blindingSection(factsOf(study, { readings }));
    const words = wordsOf(section);
    expect(words).toContain('Unblinded on 2026-06-01 (all readings signed).');
    expect(words).toContain(
      'Of 72 readings of the protocol’s rounds 72 are signed, 71 of them signed before',
    );
    expect(words).toContain('70 of these never re-opened.');
    expect(words).toContain('Re-openings after signing: 1.');
    expect(words).toContain('S1, observer A, round 1, 2026-06-02, after unblinding: slip of the hand');
    expect(words).toContain('Wash-outs cut short, of 14 days: 1.');
    expect(words).toContain('2026-05-01, 3 days early: leave');
  });

  it('says who knew what by the settings', () => {
    const table = tableOf(blindingSection(facts), 'reviewer-who-knew');
    expect(line(table, 'A')).toEqual(['hidden', 'not hidden', 'hidden', 'hidden']);
    const [a, b] = study.project.protocol.observers;
    if (!a || !b) throw new Error('observers expected');
    const protocol = {
      ...study.project.protocol,
      observers: [{ ...a, isResearcher: true as const }, b],
      adjudication: {
        ...study.project.protocol.adjudication,
        thirdReader: { role: 'radiologist', name: 'Nobody', training: '10 years' },
      },
    };
    const other = tableOf(
      blindingSection(factsOf({ ...study, project: { ...study.project, protocol } })),
      'reviewer-who-knew',
    );
    expect(line(other, 'A').slice(0, 3)).toEqual(Array(3).fill('could know it as researcher'));
    expect(line(other, thirdReaderId)).toEqual(['hidden', 'not hidden', 'hidden', 'hidden']);
    expect(line(other, 'researcher').at(-1)).toBe('after unblinding');
    expect(JSON.stringify(other)).not.toContain('Nobody');
  });

  it('says how disagreements were settled, and whether the third reader was the researcher', () => {
    const [subject, ...others] = study.subjects;
    const own = study.readings.filter((reading) => reading.subjectId === subject?.id);
    const [key] = Object.keys(own[0]?.entries ?? {});
    if (!subject || key === undefined) throw new Error('subject expected');
    const settled = {
      ...subject,
      settlements: [
        {
          targetKey: key,
          decision: 'third-reading' as const,
          reason: 'edges differ',
          by: 'researcher',
          atUtc: '2026-06-10T08:00:00Z',
          protocolVersion: 1,
          compared: own.map(({ observerId: id, signedAtUtc = '' }) => ({ observerId: id, signedAtUtc })),
        },
      ],
    };
    const protocol = {
      ...study.project.protocol,
      adjudication: {
        ...study.project.protocol.adjudication,
        thirdReader: { role: 'radiologist', name: '', training: '', isResearcher: true as const },
      },
    };
    const data = { ...study, project: { ...study.project, protocol }, subjects: [settled, ...others] };
    const waiting = wordsOf(blindingSection(factsOf(data)));
    expect(waiting).toContain(
      'Adjudication: 1 outline of 1 subject: 1 given to a third reader (1 not read yet).',
    );
    expect(waiting).toContain('(radiologist) was the study’s researcher, who had seen both outlines');
    const [reading] = own;
    if (!reading) throw new Error('reading expected');
    const third = {
      ...progressOf(reading, protocol),
      observerId: thirdReaderId,
      round: settlingRound,
      signedAtUtc: '2026-06-11T08:00:00Z',
    };
    const base = factsOf(data);
    const done = wordsOf(blindingSection({ ...base, progress: [...base.progress, third] }));
    expect(done).toContain('1 given to a third reader. Originals are kept');
    expect(wordsOf(blindingSection(facts))).toContain('no disagreement was settled');
  });

  it('says nothing of signing while the readings are being loaded', () => {
    expect(wordsOf(blindingSection({ ...facts, readings: undefined }))).toContain('is being loaded');
  });
});

describe('Who was excluded', () => {
  it('lists every subject that stands in no table, with why, by code', () => {
    const [first, second, ...others] = study.subjects;
    if (!first || !second) throw new Error('subjects expected');
    const data = {
      ...study,
      subjects: [
        { ...first, exclusion: { reason: 'Kümmell disease', atUtc: '2026-01-01T00:00:00Z' } },
        second,
        ...others,
      ],
      readings: study.readings.filter(
        (reading) => reading.subjectId !== second.id || reading.observerId !== observerId('B'),
      ),
    };
    const section = excludedSection(factsOf(data));
    const words = wordsOf(section);
    expect(words).toContain('Screened: 36');
    expect(words).toContain('Excluded: 1 (Kümmell disease: 1)');
    expect(words).toContain('Analysed: 34 of 36 subjects');
    const table = tableOf(section, 'reviewer-not-analysed');
    expect(line(table, 'S1')).toEqual(['Excluded', 'Kümmell disease']);
    expect(line(table, 'S2')[0]).toBe('Incomplete');
    expect(line(table, 'S2')[1]).toContain('B, pre-op, left: not read');
    expect(words).toContain('No pair of scans could be compared: their headers are not here.');
  });

  it('names red and amber pairs, and which of them are analysed', () => {
    const [first, second] = study.subjects;
    if (!first || !second) throw new Error('subjects expected');
    const pairs = new Map([
      [first.id, { verdict: 'amber' as const, rows: [], findings: [] }],
      [second.id, { verdict: 'green' as const, rows: [], findings: [] }],
    ]);
    const words = wordsOf(excludedSection(factsOf({ ...study, pairs })));
    expect(words).toContain('No pair of scans is red (not comparable).');
    expect(words).toContain('1 of 2 pairs of scans is amber (comparable with care), 1 analysed: S1.');
  });
});

describe('Software, rules, protocol', () => {
  it('names versions, the head of the log and every amendment', () => {
    const { project } = results;
    const amended: StudyResults = {
      ...results,
      project: {
        ...project,
        amendments: [
          {
            version: 2,
            atUtc: '2026-05-05T00:00:00Z',
            by: 'researcher',
            reason: 'coil was changed',
            changes: ['Value of SI: displayed, before stored'],
            before: project.protocol,
            signedReadings: 7,
          },
        ],
      },
    };
    const words = wordsOf(versionsSection({ results: amended, printed: facts.printed }));
    expect(words).toContain('Software: Multifidus 9.9.9.');
    expect(words).toContain('Pixel rule: centre, version 1.0.');
    expect(words).toContain('Head of the log: 12-abc.');
    expect(words).toContain(
      'Version 2, 2026-05-05, after 7 signed readings: Value of SI: displayed, before stored. Reason: coil was changed',
    );
    expect(wordsOf(versionsSection({ results, printed: facts.printed }))).toContain('never amended');
  });
});

describe('The whole page', () => {
  it('has a section for every question, each once', () => {
    const page = reviewerDocument(facts);
    expect(page.sections.map(({ id }) => id)).toEqual([
      'baseline',
      'conclusions',
      'agreement-of-change',
      'blinding',
      'excluded',
      'grras',
      'strobe-cohort',
      'versions',
    ]);
    const checklists = page.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'checklist' ? [block.checklist] : [])),
    );
    expect(checklists.map(({ id }) => id)).toEqual(['grras', 'strobe-cohort']);
  });

  it('says first where it is not the study’s own analysis', () => {
    const chosen = studyResults(study, { ...results.choice, side: 'left' });
    if (!chosen.ok) throw new Error(chosen.error.kind);
    const page = reviewerDocument({ ...facts, results: chosen.value });
    expect(page.sections[0]?.id).toBe('choice');
    expect(wordsOf(page.sections[0] ?? { blocks: [] })).toContain('left side alone');
  });

  it('holds no patient key, no name of an observer and no UID', () => {
    const text = JSON.stringify(
      reviewerDocument({ ...facts, conclusions: answersOf(study) }),
      (key, value) => (key === 'how' ? undefined : value),
    );
    for (const subject of study.subjects) {
      expect(text).not.toContain(subject.patientKey);
      for (const scan of Object.values(subject.scans)) expect(text).not.toContain(scan.axialSeriesUid);
    }
  });
});
