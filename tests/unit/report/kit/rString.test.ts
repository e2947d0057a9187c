import { describe, expect, it } from 'vitest';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { kitScriptR } from '../../../../src/report/kit/kitScriptR';
import { rNumber, rString, rStrings } from '../../../../src/report/kit/rString';
import { exportedFacts } from '../../../support/exportedFacts';
import { hostileStudy } from '../../../support/kitStudies';

/* Escapes by R's own help page ?Quotes. */

describe('a text in R', () => {
  it('cannot end its own string', () => {
    expect(rString('a"; quit()')).toBe('"a\\"; quit()"');
    expect(rString('a\\')).toBe('"a\\\\"');
    expect(rString('\\"')).toBe('"\\\\\\""');
  });

  it('is ASCII: line breaks, letters, directions and pictures are escapes', () => {
    expect(rString('a\nb\r\tc')).toBe('"a\\u000ab\\u000d\\u0009c"');
    expect(rString('é−\u202e')).toBe('"\\u00e9\\u2212\\u202e"');
    expect(rString('💥')).toBe('"\\U0001f4a5"');
  });

  it('leaves out what no R string can hold', () => {
    expect(rString('a\u0000b')).toBe('"ab"');
    expect(rString('\ud83d')).toBe('"\\ufffd"');
  });

  it('is one of a vector', () => {
    expect(rStrings(['a', 'b'])).toBe('c("a", "b")');
    expect(rStrings([])).toBe('character(0)');
  });

  it('has numbers with all their digits', () => {
    expect([0.1, -1e-7, Number.NaN, Number.POSITIVE_INFINITY].map(rNumber)).toEqual([
      '0.1',
      '-1e-7',
      'NA_real_',
      'Inf',
    ]);
  });
});

describe('the kit’s R script', () => {
  const script = kitScriptR(exportedFacts(hostileStudy()), defaultExportSettings);

  it('is plain ASCII, whatever people typed', () => {
    expect(/^[\n\x20-\x7e]*$/.test(script)).toBe(true);
  });

  it('asks for no package', () => {
    expect(script).not.toMatch(/\b(library|require|requireNamespace)\(/);
    const named = [...script.matchAll(/(\w+)::/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== 'stats')).toEqual([]);
  });
});
