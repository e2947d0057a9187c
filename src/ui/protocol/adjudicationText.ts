import type { AdjudicationRules } from '../../domain/study/conduct';

/** What the Protocol screen says of disagreements and of who settles them. */
export const adjudicationText = {
  dice: {
    name: 'Outlines differ',
    check: 'Dice below a limit',
    label: 'Dice limit',
    suffix: 'Dice, 0 to 1; 1 is the same outline',
    text: (limit: number) => `Dice below ${limit}`,
    off: 'Dice is no reason',
    hint: 'Of outlines on one slice. Two slices have no Dice.',
  },
  limits: {
    name: 'Values differ',
    csaMm2: 'CSA outside its limits of agreement',
    si: 'SI outside its limits of agreement',
    off: 'Limits of agreement are no reason',
    hint: 'The 95 % limits of the same muscle, side and time point, from the original readings.',
  } satisfies Record<AdjudicationRules['outsideLimitsOf'][number], string> & Record<string, string>,
  slice: {
    name: 'Slices differ',
    check: 'Outlined on two slices',
    on: 'Two slices are a disagreement',
    off: 'Two slices are no reason',
    hint: 'In the queue always: one observer alone could not measure.',
  },
  rule: {
    name: 'A third reading',
    choices: {
      'replaces-mean': 'Replaces the mean of the observers',
      'two-nearest': 'The two of three whose CSA lie nearest are averaged',
    } satisfies Record<AdjudicationRules['thirdRule'], string>,
    hints: {
      'replaces-mean': 'The third reader decides.',
      'two-nearest': 'SI and fat come from the same two.',
    } satisfies Record<AdjudicationRules['thirdRule'], string>,
    onlyReplaces: 'The mean of two of three needs two observers who both read all subjects.',
    originals: 'Originals stay, and agreement is of originals alone. Results are shown with and without.',
  },
  reader: {
    name: 'Third reader',
    none: 'Nobody named: no third reading can be asked for',
    noneHint: 'Type a role to name one. A third reader sees neither outline.',
    heads: { role: 'Role', name: 'Name', training: 'Experience' },
    labels: {
      role: 'Role of the third reader',
      name: 'Name of the third reader',
      training: 'Experience of the third reader',
    },
    roleExample: 'e.g. radiologist',
    trainingExample: 'e.g. 15 years',
    noName: 'no name yet',
    isResearcher: 'The third reader is the researcher',
    researcher: 'also the researcher',
    researcherHint:
      'Whoever asks for a third reading has seen both outlines. A third reader who is that person is not blind to them, and the methods text says so.',
    remove: 'Remove the third reader',
  },
} as const;
