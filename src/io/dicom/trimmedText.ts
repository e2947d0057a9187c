/**
 * A text without the spaces and NULs that pad it, at both ends. In steps that grow with its length: a pattern that looks for
 * padding at the end begins anew at each space, and a text of a million spaces would keep it busy for hours.
 */
export function trimmedText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isPadding(text, start)) start += 1;
  while (end > start && isPadding(text, end - 1)) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const padding = /^[\s\0]$/;

function isPadding(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || code >= 0x7f ? padding.test(text.charAt(at)) : false;
}
