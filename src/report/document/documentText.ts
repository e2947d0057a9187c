import type { TableModel } from '../tableModel';

/** Characters that no document may hold: controls but line ends and tabs, half characters, and what turns the direction of a line. */
const forbidden = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A text as it may stand in a file: what cannot be shown, or would turn what follows it, is taken out. */
export function plainText(text: string): string {
  return text.replace(forbidden, '');
}

/** A text of one line. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/gu, ' ').trim();
}

/**
 * Why places of a table have no number, one line for each reason: on screen they stand in the places themselves, and a
 * printed page has nothing to point at.
 */
export function reasonNotes({ columns, rows }: Pick<TableModel, 'columns' | 'rows'>): readonly string[] {
  const places = new Map<string, string[]>();
  for (const row of rows) {
    if (row.kind === 'heading') continue;
    const reasons = new Map<string, string[]>();
    row.cells.forEach(({ note }, index) => {
      if (note === undefined) return;
      reasons.set(note, [...(reasons.get(note) ?? []), columns[index]?.label ?? '']);
    });
    for (const [note, labels] of reasons) {
      const named = labels.filter((label) => label !== '');
      const place = named.length > 0 ? `${row.label} (${named.join(', ')})` : row.label;
      places.set(note, [...(places.get(note) ?? []), place]);
    }
  }
  return [...places].map(([note, at]) => `– ${at.join('; ')}: ${note}`);
}

/** The columns of a checklist. */
export const checklistHeads = {
  number: 'Item',
  topic: 'Topic',
  asks: 'What it asks',
  answer: 'Answer',
} as const;
