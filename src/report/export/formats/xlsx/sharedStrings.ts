import { xmlText } from '../xmlText';
import type { MarkedText } from './workbook';

/** What a spreadsheet takes in one place; a longer text would make the file be refused as broken. */
const mostUnits = 32_767;

/** The texts of a workbook, each once, numbered in the order in which they first come. */
export class SharedStrings {
  private readonly numberByText = new Map<string, number>();
  private readonly numberByMarked = new Map<string, number>();
  private readonly items: string[] = [];
  private uses = 0;

  numberOf(value: string | MarkedText): number {
    this.uses++;
    if (typeof value === 'string') return this.known(this.numberByText, value, () => textXml(value));
    return this.known(this.numberByMarked, JSON.stringify([value.text, value.mark]), () => markedXml(value));
  }

  /** Pieces of the part, which can be long. */
  *xml(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.items.length}">`;
    for (const item of this.items) yield `<si>${item}</si>`;
    yield '</sst>';
  }

  private known(numbers: Map<string, number>, key: string, xml: () => string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const own = this.items.push(xml()) - 1;
    numbers.set(key, own);
    return own;
  }
}

/**
 * A text of a spreadsheet: line ends are line feeds; `_x0041_` in it would be read as the character of that number
 * (ECMA-376, 22.9.2.19), so its first sign is written in that way itself. Too long a text ends with an ellipsis.
 */
function textXml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  const fitting = lines.length > mostUnits ? `${lines.slice(0, mostUnits - 1)}…` : lines;
  return `<t xml:space="preserve">${xmlText(fitting).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')}</t>`;
}

function markedXml({ text, mark }: MarkedText): string {
  const font = '<sz val="11"/><rFont val="Calibri"/><family val="2"/>';
  return `<r><rPr>${font}</rPr>${textXml(text)}</r><r><rPr><vertAlign val="superscript"/>${font}</rPr>${textXml(mark)}</r>`;
}
