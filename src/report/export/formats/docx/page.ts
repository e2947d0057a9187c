/** A page of a Word file: A4, margins of an inch. Lengths in twips, twentieths of a point. */
export interface Page {
  readonly isLandscape: boolean;
  /** Between the margins. */
  readonly textWidthTwips: number;
}

/** A4, as Word rounds it. */
export const a4Twips = { short: 11_906, long: 16_838 } as const;
export const marginTwips = 1440;

export const portrait: Page = { isLandscape: false, textWidthTwips: a4Twips.short - 2 * marginTwips };
export const landscape: Page = { isLandscape: true, textWidthTwips: a4Twips.long - 2 * marginTwips };
