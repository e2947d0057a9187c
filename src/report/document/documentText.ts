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
  const labels = rows.flatMap((row) => (row.kind === 'line' ? [row.label] : []));
  const repeated = new Set(labels.filter((label, at) => labels.indexOf(label) !== at));
  // By reason and columns, so that columns are named once for all lines that lack the same.
  const places = new Map<string, Map<string, string[]>>();
  let heading = '';
  for (const row of rows) {
    if (row.kind === 'heading') {
      heading = row.label;
      continue;
    }
    const reasons = new Map<string, string[]>();
    row.cells.forEach(({ note }, index) => {
      if (note === undefined) return;
      reasons.set(note, [...(reasons.get(note) ?? []), columns[index]?.label ?? '']);
    });
    for (const [note, labels] of reasons) {
      const named = labels.filter((label) => label !== '');
      const of = named.length > 0 ? ` (${named.join(', ')})` : '';
      const label =
        repeated.has(row.label) && !['', row.label].includes(heading)
          ? `${heading}: ${row.label}`
          : row.label;
      const byColumns = places.get(note) ?? new Map<string, string[]>();
      places.set(note, byColumns.set(of, [...(byColumns.get(of) ?? []), label]));
    }
  }
  return [...places].map(([note, byColumns]) => {
    const at = [...byColumns].map(([of, lines]) => `${lines.join('; ')}${of}`);
    return `– ${at.join('; ')}: ${note}`;
  });
}

/** The columns of a checklist. */
export const checklistHeads = {
  number: 'Item',
  topic: 'Topic',
  asks: 'What it asks',
  answer: 'Answer',
} as const;
