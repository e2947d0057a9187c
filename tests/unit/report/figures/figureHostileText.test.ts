import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../../src/analysis/panelChoice';
import { exportFactsOf } from '../../../support/exportFacts';
import { drawingOf, drawingsOf } from '../../../support/figureDrawings';
import { makeFigureStudy } from '../../../support/figureStudy';
import { readFigure } from '../../../support/readFigure';

const study = makeFigureStudy();

const hostile = [
  '<script>alert("x")</script>',
  '&amp; "quoted" \'single\' > <!-- ]]>',
  'a\u0000b\u0008c\uD800d',
  '\u202Eright to left\u202C \u05D0\u05D1',
  "=cmd|' /C calc'!A0 \\section{x} %s $y",
];

describe('Hostile text', () => {
  const subjects = study.subjects.map((subject, index) => {
    const text = hostile[index % hostile.length] ?? '';
    return {
      ...subject,
      code: `${text}${index}`,
      ...(index > 30 && { exclusion: { reason: text, atUtc: '2026-01-02T00:00:00Z' } }),
    };
  });
  const project = {
    ...study.project,
    protocol: {
      ...study.project.protocol,
      title: hostile[0] ?? '',
      observers: study.project.protocol.observers.map((one) => ({ ...one, name: hostile[1] ?? '' })),
      sites: study.project.protocol.sites.map((site) => ({ ...site, name: hostile[0] ?? '' })),
      muscles: [...study.project.protocol.muscles.map((one) => ({ ...one, name: hostile[0] ?? '' }))],
    },
  };
  const evil = exportFactsOf({ ...study, project, subjects });

  it('ends as text: every drawing is strict XML of the same elements', () => {
    const names = new Set(
      drawingsOf(evil).flatMap(({ svg }) => [...svg.matchAll(/<([a-zA-Z]+)/g)].map((one) => one[1])),
    );
    expect([...names].sort()).toEqual([
      'circle',
      'desc',
      'g',
      'path',
      'rect',
      'svg',
      'text',
      'title',
      'tspan',
    ]);
    for (const { svg } of drawingsOf(evil)) {
      expect(() => readFigure(svg)).not.toThrow();
      // XML 1.0 holds no control characters and no halves of surrogate pairs.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
      expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFE\uFFFF]|[\uD800-\uDFFF]/);
    }
  });

  it('stands where it belongs, as it was typed', () => {
    const codes = drawingOf(evil, 'change-by-group')
      .coded('circle')
      .map((one) => one.attributes['data-code']);
    expect(codes).toContain(`${hostile[0]}0`);
    expect(codes).toContain(`${hostile[1]}1`);
    const reasons = drawingOf(evil, 'flow').texts.join(' ');
    expect(reasons).toContain('<script>alert("x")</script> (n = 1)');
  });

  it('of groups that a person named stands in legends and under points', () => {
    const names = hostile.map((name, index) => ({ id: `c${index}`, name }));
    const grouped = exportFactsOf(
      {
        ...study,
        project: {
          ...study.project,
          customCovariates: [{ kind: 'category', id: 'own', name: hostile[0] ?? '', categories: names }],
        },
        subjects: study.subjects.map((subject, index) => ({
          ...subject,
          covariates: {
            ...subject.covariates,
            custom: { own: { kind: 'category', categoryId: `c${index % hostile.length}` } },
          },
        })),
      },
      { ...studyChoice, grouping: { kind: 'custom-category', covariateId: 'own' } },
    );
    for (const { svg } of drawingsOf(grouped)) expect(() => readFigure(svg)).not.toThrow();
    const { texts } = drawingOf(grouped, 'correlation');
    expect(texts).toContain('<script>alert("x")</script>');
    expect(texts).toContain('&amp; "quoted" \'single\' > <!-- ]]>');
    // What turns the direction of a line is gone, and right-to-left text is set apart.
    expect(texts).toContain('\u2068right to left \u05D0\u05D1\u2069');
  });
});
