import type { GuideRegion } from '../../domain/study/conduct';

/** What the contouring guide says, in the protocol and while reading. */
export const guideText = {
  regions: {
    general: 'All levels',
    'T5-T10': 'T5 to T10',
    'T11-L2': 'T11 to L2',
    'L3-L5': 'L3 to L5',
  } satisfies Record<GuideRegion['region'], string>,
  intro:
    'How to outline, in the team’s own words and pictures. It opens while reading with the key J, at the region of the subject’s level.',
  text: (region: string) => `How to outline, ${region}`,
  textExample: 'e.g. Along the lumbosacral fascia; fat inside it belongs to the outline.',
  add: 'Add picture…',
  dropHere: 'or drop or paste PNG or JPEG here',
  pictures: (region: string) => `Pictures, ${region}`,
  caption: (number: number) => `Caption of picture ${number}`,
  captionExample: 'Caption',
  remove: (number: number) => `Remove picture ${number}`,
  stripped:
    'Pictures are drawn anew when they come in: nothing hidden in the file stays, such as name, place and time. What is to be seen in them stays: use none with a name on it.',
  working: 'Taking the picture in…',
  lacking: 'This picture is not on this computer.',
  empty: 'Nothing is written for this region.',
  open: 'Contouring guide',
  close: 'Close',
  keyHint: 'J',
  sheet: 'Contouring guide',
  levelOf: (level: string) => `Subject’s level: ${level}`,
  noLevel: 'The subject’s level is not known.',
  failures: {
    'not-a-picture': 'This is no PNG or JPEG picture that the browser can read.',
    'too-large': 'The picture is too large. Take a part of it.',
    'too-many': 'No more pictures fit here. Remove one first.',
    'not-kept': 'The picture could not be stored.',
  },
} as const;
