import { describe, expect, it } from 'vitest';
import { multipartContents } from '../../../../src/io/archive/multipart';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const text = (content: Uint8Array) => String.fromCharCode(...content);

function contents(body: string, type = 'multipart/related; type="application/dicom"; boundary=abc') {
  const read = multipartContents(bytes(body), type);
  return read.ok ? read.value.map(text) : read.error.message;
}

describe('the parts of a multipart answer', () => {
  it('are told apart by the boundary of the content type', () => {
    const body = '--abc\r\nContent-Type: a/b\r\n\r\none\r\n--abc\r\n\r\ntwo\r\n--abc--';
    expect(contents(body)).toEqual(['one', 'two']);
    expect(contents(body, 'multipart/related; boundary="abc"')).toEqual(['one', 'two']);
  });

  it('are found with an empty line before the first, padding after a boundary, and text after the last', () => {
    expect(contents('\r\n--abc \t\r\nA: b\r\n\r\none\r\n--abc--\r\nbye')).toEqual(['one']);
  });

  it('may be empty, or without a head', () => {
    expect(contents('--abc\r\nA: b\r\n\r\n\r\n--abc\r\n\r\nx\r\n--abc--')).toEqual(['', 'x']);
  });

  it('may hold the boundary in their content, where it is no line of its own', () => {
    const content = 'x--abc\r\n--abcd\r\n--ab\r\n\r\n--abc?--abc--\r\n -- \r\n';
    expect(contents(`--abc\r\n\r\n${content}\r\n--abc--`)).toEqual([content]);
  });

  it('may hold the whole boundary where the length of the part is stated', () => {
    const content = 'x\r\n--abc--\r\ny';
    const head = `Content-Type: application/dicom\r\ncontent-length: ${content.length}`;
    expect(contents(`--abc\r\n${head}\r\n\r\n${content}\r\n--abc--`)).toEqual([content]);
  });

  it('are found by the first line where the content type states a misplaced quote or another boundary', () => {
    const body = '--abc\r\n\r\none\r\n--abc--';
    const misplaced = 'multipart/related; type="application/dicom; transfer-syntax=1.2; boundary=abc"';
    expect(contents(body, misplaced)).toEqual(['one']);
    expect(contents(body, 'multipart/related; boundary=other')).toEqual(['one']);
    expect(contents(body, 'multipart/related')).toEqual(['one']);
  });

  it('are damaged wherever the answer breaks off', () => {
    const body = '--abc\r\nA: b\r\n\r\none\r\n--abc\r\n\r\ntwo\r\n--abc--';
    for (let length = 0; length < body.length; length += 1) {
      expect(typeof contents(body.slice(0, length)), `${length} signs`).toBe('string');
    }
    expect(contents(body)).toEqual(['one', 'two']);
  });
});
