import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../../src/analysis/panelChoice';
import { exportFactsOf } from '../../../support/exportFacts';
import { drawingsOf } from '../../../support/figureDrawings';
import { makeFigureStudy } from '../../../support/figureStudy';
import { numberOf, type ReadFigure, readFigure } from '../../../support/readFigure';

const study = makeFigureStudy();
const facts = exportFactsOf(study);

/** A text's place on the sheet, by the widths of Helvetica's letters; cautious by a tenth of a point. */
function textBoxes({ elements }: ReadFigure) {
  return elements('text').map((text) => {
    const size = numberOf(text, 'font-size');
    const content = JSON.stringify(text.children);
    const letters = text.children
      .map((one) => (typeof one === 'string' ? one : one.children.join('')))
      .join('');
    const width = [...letters].reduce((sum, letter) => sum + letterWidth(letter) * size, 0);
    const [x, y] = [numberOf(text, 'x'), numberOf(text, 'y')];
    const anchor = text.attributes['text-anchor'] ?? 'start';
    const from = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
    const [ascent, descent] = [0.72 * size, 0.2 * size];
    const box = text.attributes['transform']
      ? { left: x - ascent, right: x + descent, top: y - from - width, bottom: y - from }
      : { left: x + from, right: x + from + width, top: y - ascent, bottom: y + descent };
    return { ...box, content };
  });
}

// Helvetica's metrics (Adobe, Helvetica.afm): digits and most letters are 556 wide; narrow and wide ones apart.
function letterWidth(letter: string): number {
  if (/[ijl'|]/.test(letter)) return 0.222;
  if (/[ ,.:;/!ftI\u2002]/.test(letter)) return letter === '\u2002' ? 0.5 : 0.278;
  if (/[()r-]/.test(letter)) return 0.333;
  if (/[cksvxyzJ]/.test(letter)) return 0.5;
  if (/[mM%W]/.test(letter)) return 0.889;
  if (/[A-Zw]/.test(letter)) return 0.722;
  return 0.584;
}

describe('Texts of a figure', () => {
  const levels = exportFactsOf(study, { ...studyChoice, grouping: { kind: 'level' } });
  for (const [name, of] of [
    ['two groups', facts],
    ['a group for each level', levels],
  ] as const) {
    for (const { figure, widthMm, svg } of drawingsOf(of)) {
      it(`lie on the sheet and not on each other: ${figure.id}, ${widthMm} mm, ${name}`, () => {
        const read = readFigure(svg);
        const [, , width = 0, height = 0] = (read.root.attributes['viewBox'] ?? '').split(' ').map(Number);
        const boxes = textBoxes(read);
        for (const box of boxes) {
          expect(box.left, box.content).toBeGreaterThanOrEqual(0);
          expect(box.right, box.content).toBeLessThanOrEqual(width);
          expect(box.top, box.content).toBeGreaterThanOrEqual(0);
          expect(box.bottom, box.content).toBeLessThanOrEqual(height);
        }
        boxes.forEach((one, at) => {
          for (const other of boxes.slice(at + 1)) {
            const isOver =
              one.left < other.right &&
              other.left < one.right &&
              one.top < other.bottom &&
              other.top < one.bottom;
            expect(isOver, `${one.content} on ${other.content}`).toBe(false);
          }
        });
      });
    }
  }
});
