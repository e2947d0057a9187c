import { isolatedText } from '../../base/isolatedText';

/**
 * A DICOM person name as people write it: components (`^`) apart by a space, the same name in other scripts (`=`) after
 * a comma. "Yamada^Tarou=山田^太郎" is "Yamada Tarou, 山田 太郎".
 */
export function personName(text: string): string {
  return text
    .split('=')
    .map((group) => group.split('^').join(' ').replace(/\s+/g, ' ').trim())
    .filter((group) => group !== '')
    .join(', ');
}

/** A patient on one line, as the files name it: hospital number and name, as far as they are there. */
export function personLine({ id, name }: { readonly id: string; readonly name: string }): string {
  return [id, personName(name)]
    .filter((part) => part !== '')
    .map(isolatedText)
    .join(' · ');
}
