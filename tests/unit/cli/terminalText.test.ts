import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main';
import { jsonText, terminalText } from '../../../src/cli/terminalText';

const steering = '\u001B]0;title\u0007\u009B31m\u202Egpj\u2066\u0000\u2028\rover';

describe('What the command line prints', () => {
  it('steers no terminal: no escape sequence, no return to the start of a line, no turned writing', () => {
    expect(terminalText(`a\tb\r\n${steering}`)).toBe(
      'a\tb\r\n\uFFFD]0;title\uFFFD\uFFFD31m\uFFFDgpj\uFFFD\uFFFD\uFFFD\uFFFDover',
    );
  });

  it('reads back the same where it is JSON', () => {
    const text = jsonText({ key: steering });
    expect(terminalText(text)).toBe(text);
    expect(JSON.parse(text)).toEqual({ key: steering });
  });

  it('shows what was given, and does not run it', async () => {
    const said: string[] = [];
    const code = await main(['analyse', `/nowhere/${steering}`, '--out', `/nowhere/${steering}`], {
      out: (line) => said.push(line),
      err: (line) => said.push(line),
    });
    expect(code).toBe(2);
    expect(said.join('')).toContain('/nowhere/');
    for (const line of said) expect(terminalText(line)).toBe(line);
  });
});
