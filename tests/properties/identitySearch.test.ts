import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText } from '../../src/domain/identity/foldedText';
import { identityMatcher } from '../../src/domain/identity/identityMatcher';
import type { TermSpelling } from '../../src/domain/identity/identityTerm';
import { identityTerms } from '../../src/domain/identity/identityTerms';
import { wordsOf } from '../../src/domain/identity/searchWords';
import { scanFiles } from '../../src/report/export/identity/scanFiles';
import { identifiedStudy } from '../support/identifiedStudy';
import { plainlyFolded, plainlyFound, plainWords } from '../support/plainIdentitySearch';
import { makeProject } from '../support/studyFixtures';

/* The search that is fast against one that is plain: every spelling tried at every word, with no code of the product. */

const piece = fc.constantFrom(
  ...['hong', 'Gil', 'dong', 'KIM', 'Müller', 'ß', 'li', 'wei', 'mr', 'mrn', 'patient', 'id', 'a', 'b', 'ab'],
  ...['1', '12', '007', '20417733', '123.45', '.032', '1.2.840.113619.2', '2018.03.12', '20180312.5'],
  ...['홍', '길동', '홍길동', '金', '씨', '님', 'é', 'е́', 'x1y2', 'deadbeef', '\u200b', '١٢'],
  ...['0123456789abcdef0123456789abcdef', '123e4567-e89b-12d3-a456-426614174000', '123e4567-e89b'],
);
const gap = fc.constantFrom(
  '',
  '',
  ' ',
  ' ',
  '^',
  ', ',
  ' - ',
  '    ',
  '.',
  '\n',
  '", "',
  '=',
  '</t><t>',
  '_',
);
const text = fc.array(fc.tuple(piece, gap), { maxLength: 40 }).map((all) => all.flat().join(''));
const gaps = fc.constantFrom('name', 'typed', 'number', 'exact' as const);

/** Words that a spelling may have: those of some text. */
const spellings = fc
  .array(fc.tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), gaps), { minLength: 1, maxLength: 40 })
  .map((all) =>
    all.map(
      ([pieces, between], term): TermSpelling => ({
        words: wordsOf(pieces.join(' ')),
        gaps: between as TermSpelling['gaps'],
        term,
      }),
    ),
  );

describe('the search by an index', () => {
  it('divides texts into the same words as the plain one', () => {
    fc.assert(
      fc.property(text, (given) => {
        const folded = foldedText(given);
        expect(folded.letters).toBe(plainlyFolded(given));
        expect(wordsOf(given)).toEqual(plainWords(plainlyFolded(given)).map((word) => word.text));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every spelling that the plain one finds, and no other', () => {
    fc.assert(
      fc.property(text, spellings, (given, asked) => {
        const folded = foldedText(given);
        const placeOf = (unit: number): number => folded.at?.[unit] ?? unit;
        // Each alone, so that no longer one covers it.
        for (const spelling of asked) {
          const expected = plainlyFound(plainlyFolded(given), [spelling]).map((one) => {
            const [, from = 0, to = 0] = one.split(/[ -]/).map(Number);
            return [placeOf(from), placeOf(to - 1) + 1];
          });
          const found = identityMatcher({ dates: new Map() }, [spelling]).find(given).matches;
          const lastEnd = (index: number): number => expected[index - 1]?.[1] ?? 0;
          // Of places that lie over each other the first counts.
          const apart = expected.filter(([, end = 0], index) => end > lastEnd(index));
          expect(found.map(({ start, end }) => [start, end])).toEqual(apart);
        }
        // All at once nothing is lost but what lies within a longer one of the same term: here every term has one.
        const found = identityMatcher({ dates: new Map() }, asked).find(given).matches;
        const expected = plainlyFound(plainlyFolded(given), asked);
        expect(new Set(found.map(({ term }) => term))).toEqual(
          new Set(expected.map((one) => Number(one.split(' ')[0]))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('finds among many patients whoever is written in a file, wherever it stands', () => {
    const { subjects, images } = identifiedStudy(
      Array.from({ length: 40 }, (_, index) => ({
        name: `FAMILY${String.fromCharCode(65 + (index % 26))}${index > 25 ? 'X' : ''}^GIVEN ${index % 2 ? 'SOO' : 'MIN'}`,
        number: String(30_000_000 + index),
      })),
    );
    const parts = { project: makeProject(), subjects, readings: [], log: [] };
    const terms = identityTerms({ ...parts, images });
    fc.assert(
      fc.property(
        fc.nat(terms.anywhere.length - 1),
        fc.nat(300_000),
        fc.constantFrom('\n', 'é\n'),
        (which, lead, line) => {
          const spelling = terms.anywhere[which];
          // A mark that no folding takes away; numbers and UIDs allow one.
          const written = spelling?.words.join(' ') ?? '';
          const content = `${line.repeat(lead / line.length)} ${written} \n${line.repeat(500)}`;
          const file = { name: 'a.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(content) };
          expect(scanFiles([file], terms, parts).findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
