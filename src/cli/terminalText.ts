/** Signs by which a text would steer a terminal: control characters but line ends and tabs, and what turns the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const steering = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]|\r(?!\n)/g;

/** A text that a terminal only shows, whatever a bundle or a file brought with it. */
export function terminalText(text: string): string {
  return text.replace(steering, '\uFFFD');
}

/** A value as JSON for people; signs that would steer a terminal are written as JSON escapes, so that it reads back the same. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    steering,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
