import { count } from './covariatesText';

/** What the grid says. */
export const gridText = {
  title: 'Covariates',
  label: 'Covariates of all subjects',
  counts: (subjects: number, missing: number) =>
    `${count(subjects, 'subject', 'subjects')} · ${count(missing, 'value', 'values')} missing`,
  toImport: 'Import a file',
  filterLabel: 'Which subjects',
  filters: { all: 'All', missing: 'With a missing value', unsaved: 'Not saved' },
  find: 'Find a subject',
  findHint: 'Code',
  followUpDays: 'Follow-up, days',
  refractureType: 'Refracture type',
  derived: 'derived',
  unsaved: (cells: number) =>
    `${count(cells, 'cell is', 'cells are')} not saved. Correct ${cells === 1 ? 'it' : 'them'}, or press Esc to take back what was typed.`,
  notSaved: 'Not saved.',
  leaveTitle: (cells: number) =>
    `${cells === 1 ? 'One cell is' : `${cells.toLocaleString('en-US')} cells are`} not saved. Leave?`,
  leaveText: 'What was typed there is no value that can be kept, and goes when the grid is left.',
  leave: 'Leave without saving',
  stay: 'Stay and correct',
  beyond: (cells: number) => `${count(cells, 'cell', 'cells')} beyond the table left out.`,
  did: (values: number, invalid: number) =>
    `${count(values, 'value', 'values')} saved${invalid > 0 ? `, ${count(invalid, 'cell', 'cells')} not` : ''}.`,
  undone: (values: number) => `${count(values, 'value', 'values')} put back.`,
  keptSince: (cells: number) => `${count(cells, 'cell', 'cells')} changed since stayed.`,
  nothingToUndo: 'Nothing to undo.',
  nothingToRedo: 'Nothing to redo.',
  none: 'No subject matches.',
  rows: (shown: number, all: number) =>
    `${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} shown`,
  keys: {
    move: 'cell',
    type: 'change, or just type',
    empty: 'missing',
    copy: 'copy',
    paste: 'paste',
    undo: 'undo',
  },
} as const;
