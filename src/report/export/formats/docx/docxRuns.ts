import { TextRun } from 'docx';
import { oneLine } from '../../../document/documentText';
import { unbroken } from '../../../document/unbroken';

/** How a run of text differs from its paragraph. */
export interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly superScript?: boolean;
  readonly size?: number;
  readonly color?: string;
}

/**
 * A text as runs of Word's: one line, nothing that XML cannot hold, intervals and P values in one line. A brace ends its run,
 * because the package at hand looks for marks of its own between braces, in the texts too, and writes numbers in their place.
 */
export function textRuns(text: string, style: RunStyle = {}): readonly TextRun[] {
  return unbroken(oneLine(text))
    .split(/(?<=\{)/)
    .map((part) => new TextRun({ text: part, ...style }));
}
