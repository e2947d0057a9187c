import { describe, expect, it } from 'vitest';
import type { StudyData } from '../../../../src/analysis/studyResults';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { kitSyntaxSpss } from '../../../../src/report/kit/spss/kitSyntaxSpss';
import { spssString } from '../../../../src/report/kit/spss/spssString';
import { exportedFacts } from '../../../support/exportedFacts';
import { hostileStudy, regionalStudy, repeatedStudy, twoMusclesStudy } from '../../../support/kitStudies';
import { withLongNames } from '../../../support/longNames';

const syntaxOf = (study: StudyData): string => kitSyntaxSpss(exportedFacts(study), defaultExportSettings);

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('a text in the syntax', () => {
  it.each([
    ['it’s "old"', `'it’s "old"'`],
    ["O'Neill's", "'O''Neill''s'"],
    ['two\r\nlines\tand\u0000more', "'two lines and more'"],
    ['turned \u202e around', "'turned   around'"],
    ['half \ud83d pair', "'half \ufffd pair'"],
    ['', "''"],
  ])('is quoted on one line: %j', (text, expected) => {
    expect(spssString(text)).toBe(expected);
  });

  it('is cut between letters where it is too long, its quotes whole', () => {
    for (const letter of ['x', 'é', '💥', "'", '"']) {
      const text = spssString(letter.repeat(2000));
      // SPSS takes 120 bytes of a label; two more are the quotes around it.
      expect(bytes(text)).toBeLessThanOrEqual(122);
      expect(bytes(text)).toBeGreaterThan(110);
      expect(text).toMatch(/^'.*…'$/u);
      expect(text.slice(1, -1).replaceAll("''", '')).not.toContain("'");
    }
  });
});

describe('the kit’s SPSS syntax', () => {
  const studies = {
    hostile: hostileStudy(),
    'very long names': withLongNames(hostileStudy()),
    'several muscles': twoMusclesStudy(),
    'two rounds': repeatedStudy(),
    regions: regionalStudy(),
  };

  it.each(Object.entries(studies))('has lines that SPSS reads whole in batch: %s', (_name, study) => {
    const lines = syntaxOf(study).split('\n');
    expect(Math.max(...lines.map(bytes))).toBeLessThanOrEqual(251);
  });

  it.each(Object.entries(studies))('has names that are legal and unique: %s', (_name, study) => {
    for (const read of syntaxOf(study).matchAll(/\/VARIABLES=\n((?: {2}\w+ F[\d.]+\.?\n)+)/g)) {
      const names = [...(read[1] ?? '').matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
      expect(names.length).toBeGreaterThan(5);
      expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
    }
  });

  it.each(Object.entries(studies))('keeps what people typed inside quotes: %s', (_name, study) => {
    const outside = syntaxOf(study)
      .split('\n')
      .filter((line) => !line.startsWith('* '))
      .map((line) => line.replace(/'(?:[^']|'')*'/g, ''))
      .join('\n');
    // Files are read with " as the qualifier, which stands in quotes too; nothing else than syntax is left.
    expect(outside).toMatch(/^[\w\s/=(),.<>*+$-]*$/);
  });

  it('begins with its encoding and a decimal point, and has nothing left open', () => {
    const syntax = syntaxOf(hostileStudy());
    expect(syntax.startsWith('* Encoding: UTF-8.\n')).toBe(true);
    expect(syntax).toContain('\nSET DECIMAL=DOT.\n');
    const count = (text: string) => syntax.split(`\n${text}\n`).length;
    expect(count('* [SPSS only].')).toBe(count('* [end].'));
    expect(count('* [SPSS only].')).toBeGreaterThan(20);
  });

  it('asks for each line of the tables what prints it', () => {
    const syntax = syntaxOf(hostileStudy());
    for (const part of [
      '/ICC=MODEL(RANDOM) TYPE(ABSOLUTE) CIN=95 TESTVAL=0',
      '/PLOT=NPPLOT',
      'T-TEST GROUPS=group_number(1,2)',
      'NPAR TESTS /M-W=roi_csa_change_percent BY group_number(1 2)',
      '/STATISTICS=CHISQ',
      '/PERCENTILES(25,50,75)=HAVERAGE',
    ]) {
      expect(syntax).toContain(part);
    }
    const several = kitSyntaxSpss(
      exportedFacts(regionalStudy(), { grouping: { kind: 'region' } }),
      defaultExportSettings,
    );
    expect(several).toContain('NPAR TESTS /K-W=roi_csa_change_percent BY group_number(1 3)');
    expect(several).toContain('/STATISTICS=DESCRIPTIVES HOMOGENEITY');
    expect(several).toContain('/STATISTICS=WELCH');
  });
});
