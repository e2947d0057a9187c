import { expect, it } from 'vitest';
import { choicesFrom, freshChoices } from '../../../../src/app/export/keptChoices';
import { subjectId } from '../../../../src/domain/ids';
import { printStyles } from '../../../../src/report/export/tables/printStyles';

const kept = (choices: unknown, decisions: unknown = {}) =>
  choicesFrom({ choices, subjectIds: [], decisions });

it('nothing that can be read is nothing chosen', () => {
  for (const broken of [undefined, null, 7, 'text', [], {}, { settings: 3, formats: [], isIncluded: 'a' }]) {
    expect(kept(broken, broken)).toEqual(freshChoices);
  }
});

it('a setting of another kind than known is as it is by itself, its neighbours are as kept', () => {
  const { settings } = kept({
    settings: {
      hasDates: 'yes',
      hasNotes: true,
      figures: { widthMm: 85, dpi: null },
      style: { minus: '-', decimals: { si: 1, p: -2, csaMm2: 'x' } },
      unknown: 1,
    },
  });
  expect(settings).toEqual({
    ...freshChoices.settings,
    hasNotes: true,
    figures: { widthMm: 85, dpi: 600 },
    style: { ...freshChoices.settings.style, minus: '-', decimals: { si: 1 } },
  });
});

it('subjects of image pairs come from the list that an erasure goes through', () => {
  const id = subjectId('s');
  const { settings } = choicesFrom({
    choices: { settings: { imagePairs: ['other'] } },
    subjectIds: [id],
    decisions: {},
  });
  expect(settings.imagePairs).toEqual([id]);
});

it('only decisions that say what is done are kept', () => {
  const decisions = {
    a: { kind: 'leave-out' },
    b: { kind: 'keep' },
    c: { kind: 'keep', reason: 'agreed' },
    d: { kind: 'erase' },
    e: 'leave-out',
  };
  expect(kept({}, decisions).decisions).toEqual({ a: decisions.a, c: decisions.c });
});

it('every named style of journals is kept as it is', () => {
  for (const { style } of printStyles) {
    expect(kept({ settings: { style: JSON.parse(JSON.stringify(style)) } }).settings.style).toEqual(style);
  }
});
